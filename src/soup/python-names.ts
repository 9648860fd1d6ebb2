/**
 * Modules of Python that are called otherwise than the distributions that hold them: module → distributions, any of which holds it. Names that
 * differ by case, `-`, `_`, `.` or a `python`, `py` before or behind them need no row.
 */
const rows = `
attr attrs
bs4 beautifulsoup4
Bio biopython
bson pymongo
cairo pycairo
charset_normalizer charset-normalizer
clr pythonnet
community python-louvain
consolemenu console-menu
Cryptodome pycryptodomex
Crypto pycryptodome pycrypto
cv2 opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless
dateutil python-dateutil
dns dnspython
docutils docutils
dotenv python-dotenv
editor python-editor
ffmpeg ffmpeg-python
fitz pymupdf
flask_cors flask-cors
gi pygobject
git gitpython
github pygithub
gridfs pymongo
ignite pytorch-ignite
labjack labjack-ljm labjackpython
gym gym gymnasium
hl7apy hl7apy
igraph igraph python-igraph
imblearn imbalanced-learn
itk itk itk-core
jose python-jose
jpype jpype1
jwt pyjwt
kafka kafka-python kafka-python-ng
ldap python-ldap
lightning lightning pytorch-lightning
Levenshtein levenshtein python-levenshtein
magic python-magic
memcache python-memcached
mpl_toolkits matplotlib
pylab matplotlib
msgpack msgpack msgpack-python
MySQLdb mysqlclient
nacl pynacl
OpenGL pyopengl
OpenSSL pyopenssl
openslide openslide-python
paho paho-mqtt
parallel_hdf5 h5py
PIL pillow pillow-simd
pkg_resources setuptools
_distutils_hack setuptools
pl_bolts lightning-bolts
psycopg2 psycopg2 psycopg2-binary
pvlib pvlib
pwiz pwiz
pydantic_core pydantic-core
pythoncom pywin32
pywintypes pywin32
win32api pywin32
win32com pywin32
win32con pywin32
win32event pywin32
win32file pywin32
win32gui pywin32
win32service pywin32
win32serviceutil pywin32
pyximport cython
Xlib python-xlib
xdist pytest-xdist
_pytest pytest
py pytest py
rest_framework djangorestframework
ruamel ruamel-yaml
serial pyserial
shapefile pyshp
SimpleITK simpleitk
simple_salesforce simple-salesforce
sitk simpleitk
skbio scikit-bio
skimage scikit-image
sklearn scikit-learn scikit-learn-intelex
sksurv scikit-survival
sksparse scikit-sparse
slugify python-slugify unicode-slugify
snappy python-snappy
socketio python-socketio
engineio python-engineio
sounddevice sounddevice
speech_recognition speechrecognition
stdnum python-stdnum
tables tables
telegram python-telegram-bot
tlz toolz cytoolz
umap umap-learn
usb pyusb
usb1 libusb1
vtk vtk
vtkmodules vtk
weasyprint weasyprint
websocket websocket-client
werkzeug werkzeug
wx wxpython
yaml pyyaml
zmq pyzmq
bluetooth pybluez
can python-can
docx python-docx
pptx python-pptx
PyQt5 pyqt5
sip pyqt5-sip pyqt6-sip sip
shiboken2 shiboken2 pyside2
shiboken6 shiboken6 pyside6
absl absl-py
tensorboard tensorboard tb-nightly
tensorflow tensorflow tensorflow-cpu tensorflow-gpu tensorflow-macos tf-nightly
onnxruntime onnxruntime onnxruntime-gpu
cupy cupy cupy-cuda11x cupy-cuda12x
cupyx cupy cupy-cuda11x cupy-cuda12x
faiss faiss-cpu faiss-gpu
pynvml nvidia-ml-py pynvml nvidia-ml-py3
pycuda pycuda
pywt pywavelets
pydicom pydicom
dicom pydicom dicom
gdcm python-gdcm gdcm
nibabel nibabel
nrrd pynrrd
hl7 hl7
fhirclient fhirclient
jsonschema jsonschema
markdown markdown
markdown_it markdown-it-py
mdit_py_plugins mdit-py-plugins
pythonjsonlogger python-json-logger
multipart python-multipart
decouple python-decouple
crontab python-crontab
daemon python-daemon
gnupg python-gnupg
barcode python-barcode
qrcode qrcode
odf odfpy
fpdf fpdf fpdf2
reportlab reportlab
xlrd xlrd
OpenEXR openexr
pyasn1_modules pyasn1-modules
sqlalchemy_utils sqlalchemy-utils
flask_sqlalchemy flask-sqlalchemy
flask_login flask-login
google_auth_oauthlib google-auth-oauthlib
googleapiclient google-api-python-client
apiclient google-api-python-client
firebase_admin firebase-admin
grpc grpcio
grpc_tools grpcio-tools
grpc_status grpcio-status
pb protobuf
uvloop uvloop
discord discord-py
pysqlcipher3 pysqlcipher3
RPi rpi-gpio rpi.gpio
smbus smbus smbus-cffi smbus2
spidev spidev
board adafruit-blinka
busio adafruit-blinka
digitalio adafruit-blinka
`;

const table = new Map(
  rows
    .trim()
    .split('\n')
    .map((row) => {
      const [module = '', ...distributions] = row.split(' ');
      return [module, distributions] as const;
    }),
);

/** Roots that many distributions share (PEP 420): `google.cloud.storage` comes with google-cloud-storage. */
const shared = new Set(
  'google azure ruamel zope jaraco backports sphinxcontrib opentelemetry nvidia aliyunsdkcore tencentcloud odoo plone collective adafruit mpl_toolkits llama_index repoze paste tornado_contrib'.split(
    ' ',
  ),
);

/** Whether importing a module means a distribution of Python. */
export function isModuleOf(module: string, distribution: string): boolean {
  const [wanted, name] = [folded(module), folded(distribution)];
  if (wanted === name || plain(wanted) === plain(name)) return true;
  if (table.get(module)?.includes(name)) return true;
  return (
    shared.has(module) && (name.startsWith(`${wanted}-`) || (module === 'google' && name === 'protobuf'))
  );
}

/** Name of a distribution as indexes compare it (PEP 503). */
function folded(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Without what people put round a name to say that it is for Python. */
function plain(name: string): string {
  return name.replace(/^(?:python-?|py-?)(?=.{2})|(?:-?python|-?py)\d?$/g, '').replaceAll('-', '');
}

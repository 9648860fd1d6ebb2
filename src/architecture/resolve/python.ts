import type { BuildModule } from '../modules/index.ts';
import { joinPath, parentOf, type Resolver, runtime, toFile, toPackage, unresolved } from './resolution.ts';

/** Top-level modules of Python's own library (3.8 to 3.14). */
const library = new Set(
  '__future__ __main__ _thread abc aifc annotationlib argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii binhex bisect builtins bz2 calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall compression concurrent configparser contextlib contextvars copy copyreg cProfile crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib numbers operator optparse os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 ssl stat statistics string stringprep struct subprocess sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios test textwrap threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo'.split(
    ' ',
  ),
);

/** Those of Python 2, which source that runs on both still asks for. */
const formerLibrary =
  /^(?:BaseHTTPServer|CGIHTTPServer|ConfigParser|Cookie|cookielib|copy_reg|cPickle|cStringIO|commands|dummy_thread|exceptions|future_builtins|HTMLParser|htmlentitydefs|httplib|md5|Queue|robotparser|sets|sha|SimpleHTTPServer|SocketServer|StringIO|thread|Tkinter|tk(?:ColorChooser|CommonDialog|FileDialog|Font|MessageBox|SimpleDialog)|urllib2|urlparse|UserDict|UserList|UserString|_winreg|xmlrpclib|__builtin__)$/;

/** Resolves Python: modules by their dotted name from any directory that is no package itself, relative ones by their dots. */
export function pythonResolver(files: ReadonlySet<string>, known: readonly BuildModule[]): Resolver {
  const projects = known.filter(({ kind }) => kind === 'Python project').map(({ directory }) => directory);
  const modules = new Map<string, string>();
  for (const file of [...files].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    if (!/\.pyi?$/.test(file)) continue;
    const own = file.replace(/(?:\/?__init__)?\.pyi?$/, '');
    let root = parentOf(file);
    while (root !== '' && (files.has(`${root}/__init__.py`) || files.has(`${root}/__init__.pyi`)))
      root = parentOf(root);
    const name = (root === '' ? own : own.slice(root.length + 1)).replaceAll('/', '.');
    for (const key of [name, own.replaceAll('/', '.'), ...namesIn(own, projects)])
      if (key !== '' && !modules.has(key)) modules.set(key, file);
  }
  const tops = new Set([...modules.keys()].map((name) => name.split('.', 1)[0] as string));
  const at = (path: string): string | undefined =>
    [`${path}.py`, `${path}/__init__.py`, `${path}.pyi`, `${path}/__init__.pyi`]
      .map((entry) => entry.replace(/^\//, ''))
      .find((entry) => files.has(entry));

  function relative(file: string, specifier: string, names: readonly string[]): string[] {
    const dots = /^\.+/.exec(specifier)?.[0].length ?? 0;
    const base = joinPath(
      parentOf(file),
      `${'../'.repeat(dots - 1)}${specifier.slice(dots).replaceAll('.', '/')}`,
    );
    if (base === undefined) return [];
    const parts = names.flatMap((name) => at(`${base}/${name}`) ?? []);
    const own = at(base);
    return parts.length > 0 ? parts : own ? [own] : [];
  }

  return ({ file, specifier, names = [] }) => {
    if (specifier.startsWith('.')) {
      const found = relative(file, specifier, names);
      return found.length > 0 ? toFile(...new Set(found)) : unresolved;
    }
    const parts = names.flatMap((name) => modules.get(`${specifier}.${name}`) ?? []);
    if (parts.length > 0) return toFile(...new Set(parts));
    for (
      let name = specifier;
      name !== '';
      name = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : ''
    ) {
      const found = modules.get(name);
      if (found) return toFile(found);
    }
    const top = specifier.split('.', 1)[0] as string;
    if (library.has(top)) return runtime;
    const sibling = at(`${parentOf(file)}/${specifier.replaceAll('.', '/')}`);
    if (sibling) return toFile(sibling);
    if (tops.has(top)) return unresolved;
    return formerLibrary.test(top) ? runtime : toPackage('pypi', top);
  };
}

/** Names of a module whose packages have no `__init__.py`, below the projects it is in, with and without their `src`. */
function namesIn(path: string, projects: readonly string[]): string[] {
  return projects.flatMap((project) => {
    const inside =
      project === '' ? path : path.startsWith(`${project}/`) ? path.slice(project.length + 1) : '';
    return inside.startsWith('src/') ? [inside.slice(4).replaceAll('/', '.')] : [inside.replaceAll('/', '.')];
  });
}

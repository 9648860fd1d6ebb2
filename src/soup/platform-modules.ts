/** Frameworks of Apple’s systems, which come with the system and not with a package. */
const apple = new Set(
  'ARKit AVFAudio AVFoundation AVKit AVRouting Accelerate Accessibility Accounts ActivityKit AdServices AdSupport AddressBook AppIntents AppKit AppTrackingTransparency AssetsLibrary AudioToolbox AudioUnit AuthenticationServices AutomaticAssessmentConfiguration BackgroundTasks BusinessChat CFNetwork CarPlay Carbon Charts CallKit Cinematic ClassKit ClockKit CloudKit Cocoa Combine CommonCrypto Compression Contacts ContactsUI CoreAudio CoreAudioKit CoreAudioTypes CoreBluetooth CoreData CoreFoundation CoreGraphics CoreHaptics CoreImage CoreLocation CoreLocationUI CoreMIDI CoreML CoreMedia CoreMotion CoreNFC CoreServices CoreSpotlight CoreTelephony CoreText CoreTransferable CoreVideo CoreWLAN CreateML CryptoKit CryptoTokenKit Cxx Darwin DataDetection DeveloperToolsSupport DeviceActivity DeviceCheck DeviceDiscoveryExtension DiskArbitration Dispatch Distributed EventKit EventKitUI ExposureNotification ExtensionFoundation ExtensionKit ExternalAccessory FamilyControls FileProvider FinderSync Foundation FoundationEssentials GLKit GSS GameController GameKit GameplayKit Glibc GroupActivities HealthKit HealthKitUI HomeKit ICMP IOBluetooth IOKit IOSurface IdentityLookup ImageCaptureCore ImageIO Intents IntentsUI JavaScriptCore JournalingSuggestions LinkPresentation LocalAuthentication LockedCameraCapture MLCompute ManagedSettings MapKit MatterSupport MediaAccessibility MediaPlayer MediaToolbox MessageUI Messages Metal MetalFX MetalKit MetalPerformanceShaders MetalPerformanceShadersGraph MetricKit MobileCoreServices ModelIO MultipeerConnectivity Musl NaturalLanguage NearbyInteraction Network NetworkExtension NotificationCenter ObjectiveC Observation OpenDirectory OpenGL OpenGLES OSLog PDFKit PHASE PackageDescription PackagePlugin PassKit PencilKit Photos PhotosUI PlaygroundSupport ProximityReader PushKit PushToTalk QuartzCore QuickLook QuickLookThumbnailing RealityKit RegexBuilder ReplayKit RoomPlan SafariServices SafetyKit SceneKit ScreenCaptureKit ScreenTime Security SensitiveContentAnalysis SensorKit ServiceManagement ShazamKit SharedWithYou SiriKit Social SoundAnalysis Speech SpriteKit StoreKit SwiftData SwiftUI Swift Synchronization System SystemConfiguration TVMLKit TVUIKit TabularData Testing ThreadNetwork TipKit Translation TargetConditionals UIKit UniformTypeIdentifiers UserNotifications UserNotificationsUI VideoSubscriberAccount VideoToolbox Vision VisionKit WatchConnectivity WatchKit WeatherKit WebKit WidgetKit WinSDK WorkoutKit XCTest _Concurrency _StringProcessing os simd objc mach libkern sys dispatch'.split(
    ' ',
  ),
);

/** Headers and directories of headers that compilers, systems and chips bring. */
const headers =
  /^(?:X11|GL|GLES\d?|EGL|KHR|AL|vulkan|alsa|systemd|selinux|xen|drm|avr|util|msp430|libopencm3|cmsis[\w-]*|stm32\w*|freertos|esp_\w+|driver|hal|nvs\w*|zephyr|soc|rom|Arduino|Wire|SPI|EEPROM|SoftwareSerial|Servo|HardwareSerial|WProgram|pins_arduino|mbed|omp|mpi|cuda\w*|cublas\w*|curand\w*|cufft\w*|nvrtc|CL|emmintrin|immintrin|xmmintrin|smmintrin|tmmintrin|nmmintrin|pmmintrin|x86intrin|arm_neon|arm_acle|intrin|cpuid|objc|mach-o|IOKit|execinfo|ifaddrs|getopt|err|error|features|endian|byteswap|mntent|ftw|spawn|ucontext|link|elf|argp|obstack|search|values|varargs|ulimit|utmpx|pty|paths|stropts|sgtty|termio|net|netpacket|rpc|scsi|sound|video|mtd|misc|asm-generic|winioctl|w32api|mmsystem|mmreg|atlbase|atlcom|atlstr|afx\w*|comdef|comutil|commctrl|commdlg|oleauto|objbase|ole2|psapi|tlhelp32|dbghelp|setupapi|initguid|devguid|dshow|ddraw|d3d\w*|dxgi\w*|dwm\w*|rpc\w*|shellapi|shlguid|urlmon|wincrypt|wininet|winhttp|winreg|winuser|winsvc|winver|winspool|winternl|ntstatus|ntdef|hidsdi|hidpi|bthdef|bluetoothapis|iphlpapi|mswsock|ws2def|ws2ipdef|in6addr|sal|specstrings|strsafe|delayimp|crtdbg|eh|new|share|mbstring|excpt|fpieee|minmax|resource|stdafx|sdkddkver|targetver|versionhelpers|Windows|WinSock2?|Python|jni|numpy|node|napi|node_api|ruby)$/;

/** Whether importing a name means the system, the runtime or the compiler, which no lockfile holds. */
export function isOfPlatform(ecosystem: string, name: string): boolean {
  switch (ecosystem) {
    case 'generic':
    case 'swift':
      return apple.has(name) || headers.test(name);
    case 'maven':
      // Build scripts import what runs them.
      return /^(?:android|dalvik|com\.android\.internal|org\.gradle|javafx|netscape|org\.ietf\.jgss|org\.omg)(?:\.|$)/.test(
        name,
      );
    case 'nuget':
      return /^(?:Microsoft\.(?:AspNetCore|Extensions|Win32|CSharp|VisualBasic|JSInterop|UI|Maui)|Windows|WinRT|Mono|UnityE\w+|Internal|Xamarin\.Essentials)(?:\.|$)/.test(
        name,
      );
    case 'pypi':
      // What runs a recipe of Conan.
      return /^conans?$/.test(name);
    case 'pub':
      // What comes with Flutter.
      return /^(?:flutter(?:_(?:driver|localizations|test|web_plugins))?|integration_test|sky_engine)$/.test(
        name,
      );
    case 'npm':
      // Dossier is imported by its own configuration, wherever it is installed.
      return /^(?:dossier|vscode|bun|deno|electron-main|~|virtual)$/.test(name);
    default:
      return false;
  }
}

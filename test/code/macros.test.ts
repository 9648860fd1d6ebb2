import { describe, expect, it } from 'vitest';
import { withHeaderLanguages } from '../../src/sources/code/header-language.ts';
import { codeSource } from '../../src/sources/code/index.ts';
import { languageOf } from '../../src/sources/code/languages.ts';
import { context } from './context.ts';

await codeSource.prepare?.('src/pump.h');

/** Language, regions and interfaces of a file. */
function read(path: string, text: string) {
  const { codeFiles, regions } = codeSource.read({ path, bytes: Buffer.from(text) }, context());
  const [file] = codeFiles;
  return {
    language: file?.language,
    unparsedFrom: file?.unparsedFrom,
    regions: regions.map(({ key }) => key),
    exports: file?.exports?.map(({ name, line, signature }) => `${line} ${name}: ${signature}`),
  };
}

// @verifies SRS-3583
describe('macros of C++', () => {
  it('between `class` and the name leave the class its own name', () => {
    expect(
      read(
        'src/pump.h',
        `#define PUMP_EXPORT __declspec(dllexport)
/// @implements SRS-001
class PUMP_EXPORT Pump : public QObject
{
  Q_OBJECT
  Q_PROPERTY(int rate READ rate
    NOTIFY changed)
public:
  Q_INVOKABLE int rate() const;
  itkNewMacro(Self);
  using typename Superclass::Rate;
  void print() const VTK_OVERRIDE;
public slots:
  void stop();
signals:
  void changed();
private Q_SLOTS:
  void inner();
};

/// @implements SRS-002
struct __declspec(dllexport) [[nodiscard]] Line final { int a; };

/// @implements SRS-003
class alignas(16) PUMP_API Valve<int>
{
};

/// @implements SRS-004
class Plain final : Base {};

/// @implements SRS-005
enum class PUMP_EXPORT Level : int { Low };

PUMP_EXPORT int start(int rate);
`,
      ),
    ).toEqual({
      language: 'cpp',
      unparsedFrom: undefined,
      regions: [
        'src/pump.h#Pump',
        'src/pump.h#Line',
        'src/pump.h#Valve',
        'src/pump.h#Plain',
        'src/pump.h#Level',
      ],
      exports: [
        '3 Pump: class Pump : public QObject',
        '9 Pump.rate: int rate() const',
        '12 Pump.print: void print() const',
        '14 Pump.stop: void stop()',
        '16 Pump.changed: void changed()',
        '22 Line: struct Line final',
        '25 Valve<int>: class Valve<int>',
        '30 Plain: class Plain final : Base',
        '33 Level: enum class Level : int',
        '35 start: int start(int rate)',
      ],
    });
  });

  it('are no macros where they are types, values or fields', () => {
    expect(
      read(
        'src/plain.h',
        `/// @implements SRS-001
struct POINT origin(void) { return make(
  ORIGIN
); }
enum Colour {
  RED,
  GREEN
};
struct POINT { int x; };
`,
      ),
    ).toEqual({
      language: 'c',
      unparsedFrom: undefined,
      regions: ['src/plain.h#origin'],
      exports: ['2 origin: struct POINT origin(void)', '5 Colour: enum Colour', '9 POINT: struct POINT'],
    });
  });

  it('leave stars of new arrays to the file, which is read whole', () => {
    const text = `/// Runs.
int run(int n) {
  char ** argv = new char *[n + 1];
  std::size_t ** sizes = new std::size_t*[n];
  int product = n *  n;
  return product;
}
`;
    expect(read('src/run.cpp', text).unparsedFrom).toBeUndefined();
  });

  it.each(['class A ', 'class A(', 'FOO_EXPORT\n', ';\nMACRO(', 'class A::B<'])(
    'that never end: four times as many %j take some four times as long, not sixteen',
    (part) => {
      const time = (count: number): number => {
        // Of this thread alone: what else the machine does is no matter.
        const start = process.threadCpuUsage();
        read('src/a.h', part.repeat(count));
        const { user, system } = process.threadCpuUsage(start);
        return (user + system) / 1e3;
      };
      time(5_000);
      expect(time(40_000)).toBeLessThan(10 * Math.max(time(10_000), 10));
    },
  );
});

// @verifies SRS-3583
it('a header is C++ or Objective-C by what only they have, else C++ where the project has no C', () => {
  const named = (text: string) => languageOf('src/a.h', text)?.name;
  expect([
    named('#include <string>\nint a();'),
    named('namespace pump { int a(); }'),
    named('// class of devices\n/*\nclass B\n*/\n#include <stdint.h>\nint a(void);'),
    named('#import "b.h"\n@interface Pump : NSObject\n@end'),
  ]).toEqual(['cpp', 'cpp', 'c', 'objective-c']);
  const files = (...paths: [string, string][]) =>
    withHeaderLanguages(paths.map(([path, language]) => ({ path, language, lines: 1 }))).map(
      ({ language }) => language,
    );
  expect(files(['a.h', 'c'], ['a.cpp', 'cpp'])).toEqual(['cpp', 'cpp']);
  expect(files(['a.h', 'c'], ['a.cpp', 'cpp'], ['b.c', 'c'])).toEqual(['c', 'cpp', 'c']);
});

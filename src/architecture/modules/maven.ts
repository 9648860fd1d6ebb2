import type { ModuleReader } from './module.ts';

/** The module of a pom.xml: its artifact, and the artifacts it asks for. */
export const readPom: ModuleReader = ({ directory, text }) => {
  const plain = text.replace(/<!--[\s\S]*?-->/g, '');
  const own = plain.replace(
    /<(parent|dependencies|dependencyManagement|build|profiles|reporting)>[\s\S]*?<\/\1>/g,
    '',
  );
  const name = /<artifactId>\s*([\w.-]+)\s*<\/artifactId>/.exec(own)?.[1];
  const uses = [...plain.matchAll(/<dependency>[\s\S]*?<artifactId>\s*([\w.-]+)\s*<\/artifactId>/g)].map(
    ([, each]) => each as string,
  );
  return name === undefined ? [] : [{ name, directory, kind: 'Maven module', uses }];
};

/** One class of defects that software of some technology may hold, with the weaknesses of the CWE list that are of it. */
export interface DefectClass {
  /** In plain words of our own. */
  title: string;
  /** Numbers of the Common Weakness Enumeration. */
  cwe: readonly number[];
}

/**
 * Classes of defects of programs, in plain words (IEC 62304 5.1.12 asks which are relevant for the technology of the product). The
 * numbers are those of the public CWE list; they tell by what its report says of a rule which class the rule looks for.
 */
export const defaultDefectClasses: Readonly<Record<string, DefectClass>> = {
  'control-flow': {
    title: 'Control flow: conditions that never change, code nobody reaches, loops without an end',
    cwe: [478, 480, 481, 482, 483, 484, 561, 570, 571, 670, 674, 691, 697, 698, 705, 783, 834, 835, 1164],
  },
  unassigned: {
    title: 'Values that are used before they are set, or set and never used',
    cwe: [456, 457, 563, 665, 824, 908, 909, 1188, 1419],
  },
  memory: {
    title: 'Memory that is accessed outside of its bounds or after its release',
    cwe: [
      119, 120, 121, 122, 123, 124, 125, 126, 127, 129, 131, 170, 415, 416, 466, 562, 590, 676, 761, 762, 763,
      785, 786, 787, 788, 805, 806, 822, 823, 825,
    ],
  },
  resources: {
    title: 'Resources that are not released, or taken without a limit',
    cwe: [399, 400, 401, 403, 404, 459, 664, 672, 675, 770, 771, 772, 773, 774, 775, 789, 910, 911],
  },
  arithmetic: {
    title: 'Arithmetic: overflow, division by zero, lost digits, wrong conversions',
    cwe: [128, 190, 191, 192, 193, 194, 195, 196, 197, 369, 468, 469, 681, 682, 839, 1077, 1335, 1339],
  },
  types: {
    title: 'Missing values and values of another type',
    cwe: [351, 476, 588, 595, 597, 690, 704, 843, 1287],
  },
  concurrency: {
    title: 'Concurrency: races, deadlocks, missing locks',
    cwe: [
      362, 363, 364, 366, 367, 368, 412, 413, 414, 479, 543, 558, 567, 572, 585, 609, 662, 663, 667, 764, 765,
      820, 821, 828, 831, 832, 833, 1058, 1088, 1265, 1322,
    ],
  },
  input: {
    title: 'Input that is used unchecked',
    cwe: [
      20, 22, 23, 36, 73, 74, 77, 78, 79, 80, 83, 87, 88, 89, 90, 91, 93, 94, 95, 96, 98, 99, 113, 116, 117,
      134, 141, 180, 183, 185, 434, 470, 472, 501, 502, 601, 606, 611, 625, 643, 644, 730, 776, 777, 915, 917,
      918, 943, 1236, 1284, 1285, 1286, 1289, 1321, 1333, 1336,
    ],
  },
  errors: {
    title: 'Errors that are ignored or handled wrongly',
    cwe: [209, 248, 252, 253, 273, 390, 391, 392, 393, 394, 395, 396, 397, 460, 544, 584, 703, 754, 755],
  },
  interfaces: {
    title: 'Wrong use of functions: arguments, results, what is outdated or dangerous',
    cwe: [227, 242, 440, 474, 475, 477, 560, 573, 580, 581, 586, 589, 628, 683, 684, 685, 686, 687, 688],
  },
  security: {
    title: 'Secrets, cryptography and rights',
    cwe: [
      200, 208, 215, 250, 256, 257, 259, 269, 276, 284, 285, 287, 290, 294, 295, 297, 306, 307, 311, 312, 313,
      315, 319, 321, 322, 326, 327, 328, 329, 330, 331, 335, 337, 338, 345, 346, 347, 352, 359, 377, 384, 489,
      497, 522, 523, 532, 598, 613, 614, 639, 640, 732, 759, 760, 780, 798, 862, 863, 916, 942, 1004, 1022,
      1240, 1275, 1391,
    ],
  },
};

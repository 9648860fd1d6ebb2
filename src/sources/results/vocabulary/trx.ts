import type { Vocabulary } from './vocabulary.ts';

const text = { children: [] };
const unread = { children: 'anything' } as const;

/** Only an outcome that says so is a pass; those with doubts, such as `PassedButRunAborted`, are none. */
const outcome = {
  Passed: 'passed',
  Failed: 'failed',
  Error: 'error',
  Timeout: 'failed',
  Aborted: 'failed',
  PassedButRunAborted: 'failed',
  Disconnected: 'failed',
  Warning: 'failed',
  NotExecuted: 'skipped',
  NotRunnable: 'notrun',
  Inconclusive: 'notrun',
  Pending: 'notrun',
  InProgress: 'notrun',
} as const;

const result = {
  holds: 'case',
  children: ['Output', 'InnerResults', 'ResultFiles', 'CollectorDataEntries'],
  states: { outcome },
  texts: ['testName', 'testType', 'computerName', 'relativeResultsDirectory', 'dataRowInfo', 'resultType'],
} as const;

/** Visual Studio's results (TRX, `TestRun`). */
export const trx: Vocabulary = {
  name: 'TRX',
  roots: ['TestRun'],
  elements: {
    TestRun: {
      holds: 'suite',
      children: [
        'TestSettings',
        'Times',
        'Results',
        'TestDefinitions',
        'TestEntries',
        'TestLists',
        'ResultSummary',
        'Build',
        'TestRunConfiguration',
      ],
      texts: ['id', 'name', 'runUser'],
    },
    TestSettings: unread,
    TestRunConfiguration: unread,
    TestEntries: unread,
    TestLists: unread,
    Build: unread,
    Times: text,
    Results: {
      children: ['UnitTestResult', 'TestResultAggregation', 'GenericTestResult', 'ManualTestResult'],
    },
    UnitTestResult: result,
    TestResultAggregation: result,
    GenericTestResult: result,
    ManualTestResult: result,
    InnerResults: {
      children: ['UnitTestResult', 'TestResultAggregation', 'GenericTestResult', 'ManualTestResult'],
    },
    ResultFiles: unread,
    CollectorDataEntries: unread,
    Output: { children: ['StdOut', 'StdErr', 'DebugTrace', 'TraceInfo', 'ErrorInfo', 'TextMessages'] },
    StdOut: text,
    StdErr: text,
    DebugTrace: text,
    TraceInfo: text,
    ErrorInfo: { children: ['Message', 'StackTrace', 'Exception'] },
    Message: text,
    StackTrace: text,
    Exception: unread,
    TextMessages: { children: ['Message'] },
    TestDefinitions: { children: ['UnitTest', 'GenericTest', 'ManualTest', 'OrderedTest'] },
    GenericTest: unread,
    ManualTest: unread,
    OrderedTest: unread,
    UnitTest: {
      children: [
        'TestMethod',
        'Execution',
        'Description',
        'TestCategory',
        'Owners',
        'Properties',
        'Workitems',
        'DeploymentItems',
        'DataSource',
        'Css',
        'Agent',
        'TcmInformation',
      ],
    },
    TestMethod: text,
    Execution: unread,
    Description: unread,
    TestCategory: unread,
    Owners: unread,
    Properties: unread,
    Workitems: unread,
    DeploymentItems: unread,
    DataSource: unread,
    Css: unread,
    Agent: unread,
    TcmInformation: unread,
    ResultSummary: {
      children: ['Counters', 'Output', 'RunInfos', 'ResultFiles', 'CollectorDataEntries'],
      states: { outcome: { ...outcome, Completed: 'passed' } },
    },
    Counters: text,
    RunInfos: { children: ['RunInfo'] },
    RunInfo: { children: ['Text', 'Exception'], states: { outcome } },
    Text: text,
  },
};

/**
 * Approvals: people's signatures over content, made and judged with ssh-keygen.
 */

export { gitHubReviews, gitLabReviews } from './forge-export.ts';
export { type InvolvedGround, involvedPeople } from './involved.ts';
export { type ApprovalGround, judgeApprovals } from './judge.ts';
export { gitHubMerge, gitLabMerge, readMergeExport } from './merge-export.ts';
export { refuseMerge, reviewersOf } from './merge-review.ts';
export { gitHubComments, gitLabDiscussions } from './review-threads.ts';
export { rules } from './rules.ts';
export { readSigners } from './signers.ts';
export { hasSshKeygen } from './ssh-keygen.ts';
export { type Meaning, meanings } from './statement.ts';
export { commitsNamed } from './verify.ts';
export { type ApprovalRequest, signApproval } from './write.ts';

/*
 * Runs inside the page that is printed, through the debugger: it may use nothing but its arguments and the DOM.
 */

/**
 * Keeps what stands between cover and text on one page: what does not fit is set closer, and the contents in two columns. If that is
 * not enough, it goes behind the text, first the list of figures and tables, then the clauses, then the change history; the contents leave
 * out their deepest headings then. Approvals stay. Where little went there, the lists go too.
 * @param height of the text of a page in CSS pixels
 * @implements SRS-3644, SRS-3650, SRS-3872
 */
export function fitFrontMatter(height: number): void {
  const front = document.querySelector<HTMLElement>('.front');
  const main = document.querySelector('main');
  if (!front || !main) return;
  const contents = front.querySelector('.contents');
  const history = front.querySelector('.history');
  const clauses = front.querySelector('.clauses');
  const lists = front.querySelector('.lists');
  const record = document.createElement('section');
  record.className = 'record';
  const isFull = (): boolean => front.offsetHeight > height;
  if (isFull()) front.classList.add('close');
  // Two columns of headings are harder to follow: only where everything then stands here, or the chapters alone do not.
  if (isFull()) contents?.classList.add('columns');
  if (isFull()) contents?.classList.remove('columns');
  if (isFull() && lists) record.append(lists);
  if (isFull() && clauses) record.prepend(clauses);
  if (isFull() && history) record.prepend(history);
  for (const depth of [3, 2]) {
    if (isFull()) for (const entry of front.querySelectorAll(`.contents .depth-${depth}`)) entry.remove();
  }
  if (!front.querySelector('.contents .depth-2')) contents?.classList.add('brief');
  // Short contents may leave room again.
  if (history?.parentElement === record) front.insertBefore(history, contents);
  if (history && isFull()) record.prepend(history);
  if (clauses?.parentElement === record)
    front.insertBefore(clauses, lists?.parentElement === front ? lists : null);
  if (clauses && isFull()) record.insertBefore(clauses, lists?.parentElement === record ? lists : null);
  if (lists?.parentElement === record) front.append(lists);
  if (lists && isFull()) record.append(lists);
  if (isFull()) contents?.classList.add('columns');
  if (record.childElementCount > 0) main.after(record);
  // A page that is there anyway takes the lists too, rather than to stay nearly empty.
  if (lists?.parentElement === front && record.parentElement && record.offsetHeight < height / 3)
    record.append(lists);
}

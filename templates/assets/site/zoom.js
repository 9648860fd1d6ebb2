// A drawing over the whole window: wheel, fingers and keys make it larger and move it. It is moved there and back, so that its links stay.
{
  const { element, t } = globalThis.dossier;
  const stage = element('div', {
    class: 'zoom-stage',
    tabindex: '0',
    role: 'group',
    'aria-label': t('Drawing'),
  });
  const tool = (/** @type {string} */ sign, /** @type {string} */ name, /** @type {() => void} */ act) => {
    const button = element(
      'button',
      { type: 'button', class: 'tool', 'aria-label': name, title: name },
      sign,
    );
    button.addEventListener('click', act);
    return button;
  };
  const fullScreen = element('button', { type: 'button', class: 'tool' }, t('Full screen'));
  fullScreen.addEventListener('click', () =>
    document.fullscreenElement ? document.exitFullscreen() : filling.requestFullscreen(),
  );
  fullScreen.hidden = !document.fullscreenEnabled;
  const alone = element('a', { class: 'tool', target: '_blank' }, t('Open alone'));
  // A dialog itself cannot fill the screen (Fullscreen API, requestFullscreen()); what it holds can.
  const filling = element(
    'div',
    { class: 'zoom-filling' },
    element(
      'div',
      { class: 'zoom-tools' },
      tool('−', t('Smaller'), () => scale(1.25)),
      tool('+', t('Larger'), () => scale(0.8)),
      tool('0', t('Whole drawing'), () => set(whole)),
      fullScreen,
      alone,
      tool('×', t('Close'), () => dialog.close()),
    ),
    stage,
  );
  const dialog = /** @type {HTMLDialogElement} */ (
    element('dialog', { class: 'zoom', 'aria-label': t('Drawing') }, filling)
  );
  document.body.append(dialog);

  /** @typedef {{x: number, y: number, width: number, height: number}} View */
  /** @type {SVGSVGElement | undefined} */
  let drawing;
  /** @type {View} */
  let whole = { x: 0, y: 0, width: 1, height: 1 };
  let view = whole;
  let giveBack = () => {};

  const set = (/** @type {View} */ next) => {
    view = next;
    drawing?.setAttribute('viewBox', `${view.x} ${view.y} ${view.width} ${view.height}`);
  };
  /** Pixels of the screen for one of the drawing. */
  const pixels = () => Math.min(stage.clientWidth / view.width, stage.clientHeight / view.height);
  /** @typedef {{x: number, y: number}} Place pixels of the window */
  /** @param {number} factor below 1 makes it larger @param {Place} [stays] what of the drawing is there stays there */
  const scale = (factor, stays) => {
    const width = Math.min(whole.width * 4, Math.max(whole.width / 40, view.width * factor));
    const height = (width / view.width) * view.height;
    const box = stage.getBoundingClientRect();
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const { x, y } = stays ?? middle;
    const nearer = (1 - width / view.width) / pixels();
    set({
      x: view.x + (view.width - width) / 2 + (x - middle.x) * nearer,
      y: view.y + (view.height - height) / 2 + (y - middle.y) * nearer,
      width,
      height,
    });
  };
  const move = (/** @type {number} */ x, /** @type {number} */ y) =>
    set({ ...view, x: view.x - x / pixels(), y: view.y - y / pixels() });

  stage.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      scale(Math.exp(Math.sign(event.deltaY) * 0.15), { x: event.clientX, y: event.clientY });
    },
    { passive: false },
  );
  /** @type {Map<number, Place>} */
  const fingers = new Map();
  /** How far two fingers are apart, and the middle between them. */
  const spread = () => {
    const [one, other] = [...fingers.values()];
    if (!one || !other) return undefined;
    return {
      apart: Math.hypot(one.x - other.x, one.y - other.y),
      middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
    };
  };
  let moved = 0;
  stage.addEventListener('pointerdown', (event) => {
    if (fingers.size === 0) moved = 0;
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  stage.addEventListener('pointermove', (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const before = spread();
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved += Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y);
    // Captured once it is moved: a click on a link stays one.
    if (moved > 4) stage.setPointerCapture(event.pointerId);
    const after = spread();
    if (!before || !after) return move(event.clientX - last.x, event.clientY - last.y);
    move(after.middle.x - before.middle.x, after.middle.y - before.middle.y);
    if (before.apart > 0 && after.apart > 0) scale(before.apart / after.apart, after.middle);
  });
  for (const end of ['pointerup', 'pointercancel'])
    stage.addEventListener(
      end,
      (event) => void fingers.delete(/** @type {PointerEvent} */ (event).pointerId),
    );
  stage.addEventListener('dragstart', (event) => event.preventDefault());
  stage.addEventListener(
    'click',
    (event) => {
      if (moved > 4) event.preventDefault();
    },
    true,
  );
  /** @type {Record<string, () => void>} */
  const keys = {
    '+': () => scale(0.8),
    '=': () => scale(0.8),
    '-': () => scale(1.25),
    0: () => set(whole),
    ArrowLeft: () => move(60, 0),
    ArrowRight: () => move(-60, 0),
    ArrowUp: () => move(0, 60),
    ArrowDown: () => move(0, -60),
  };
  dialog.addEventListener('keydown', (event) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  dialog.addEventListener('close', () => {
    if (document.fullscreenElement) document.exitFullscreen();
    giveBack();
  });

  /** @param {SVGSVGElement} svg @param {string} address that opens it alone */
  globalThis.dossier.openDrawing = (svg, address) => {
    if (drawing) return;
    alone.setAttribute('href', address);
    const attributes = ['viewBox', 'width', 'height'].map((name) => [name, svg.getAttribute(name)]);
    const { width, height } = svg.getBoundingClientRect();
    const { viewBox } = svg;
    const box = viewBox.baseVal?.width > 0 ? viewBox.baseVal : { x: 0, y: 0, width, height };
    // So that nothing of it touches the edge.
    const margin = 0.02 * Math.max(box.width, box.height);
    whole = {
      x: box.x - margin,
      y: box.y - margin,
      width: box.width + 2 * margin,
      height: box.height + 2 * margin,
    };
    const holder = element('div');
    holder.style.height = `${height}px`;
    svg.replaceWith(holder);
    svg.setAttribute('width', '100%');
    svg.setAttribute('height', '100%');
    // Its colours come from the figure it stands in.
    stage.className = `zoom-stage ${holder.closest('figure')?.className ?? ''}`;
    stage.append(svg);
    drawing = svg;
    giveBack = () => {
      for (const [name, value] of attributes) {
        if (value === null) svg.removeAttribute(name);
        else svg.setAttribute(name, value);
      }
      holder.replaceWith(svg);
      drawing = undefined;
      giveBack = () => {};
    };
    set(whole);
    dialog.showModal();
    stage.focus();
  };
}

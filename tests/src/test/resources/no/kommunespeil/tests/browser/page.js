// What a reader meets, measured in the page: each function gives a list of what is wrong.
window.measured = (() => {
  const named = element => {
    const figure = element.closest('figure, section, nav, header');
    const where = figure === null ? '' : figure.id || figure.getAttribute('aria-labelledby') || figure.localName;
    return where + ': ' + (element.textContent || element.localName).trim().slice(0, 60);
  };
  const isShown = element => element.getClientRects().length > 0;
  const shownTexts = svg => [...svg.querySelectorAll('text')].filter(text => text.textContent.trim() !== '');

  function openAll() {
    document.querySelectorAll('details').forEach(each => { each.open = true; });
    return document.querySelectorAll('details').length;
  }

  // Leaves one of each kind: reckoning what lies beneath every one of many thousand texts takes
  // minutes, and those of a kind have the same colours.
  function keepOneOfEachKind() {
    const kinds = new Set();
    document.querySelectorAll('figure').forEach(figure => {
      const kind = figure.querySelector('.kind').textContent;
      if (kinds.has(kind)) figure.remove();
      kinds.add(kind);
    });
    document.querySelectorAll('tbody tr:nth-child(n+6), article:nth-of-type(n+3)').forEach(each => each.remove());
  }

  function sideways() {
    const page = document.scrollingElement;
    const wrong = [];
    if (page.scrollWidth > page.clientWidth) {
      wrong.push('The page is ' + page.scrollWidth + ' wide in ' + page.clientWidth + '.');
    }
    // What is wider than the window must stand in a region that scrolls by itself.
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('.scroll, .skip, .watermark, svg') === null && isShown(element)
          && element.getBoundingClientRect().right > page.clientWidth + 0.5) {
        wrong.push('Beyond the edge: ' + named(element));
      }
    }
    return wrong;
  }

  function scrolling() {
    return [...document.querySelectorAll('*')].filter(element => isShown(element)
        && element.scrollWidth > element.clientWidth + 1
        && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
        && element !== document.scrollingElement);
  }

  function texts() {
    const wrong = [];
    for (const svg of document.querySelectorAll('figure svg')) {
      if (!isShown(svg)) continue;
      const frame = svg.getBoundingClientRect();
      const placed = shownTexts(svg).map(text => ({ text, box: text.getBoundingClientRect() }));
      placed.forEach(({ text, box }, i) => {
        if (box.left < frame.left - 1 || box.right > frame.right + 1
            || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
          wrong.push('Cut: ' + named(svg) + ' / ' + text.textContent);
        }
        for (const other of placed.slice(i + 1)) {
          const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
          const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
          // Boxes of lines hold room for accents, which may touch.
          if (across > 1 && down > box.height * 0.3) {
            wrong.push('On each other: ' + named(svg) + ' / ' + text.textContent + ' / ' + other.text.textContent);
          }
        }
      });
    }
    return wrong;
  }

  function small(least) {
    const wrong = [];
    for (const svg of document.querySelectorAll('figure svg')) {
      if (!isShown(svg)) continue;
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      for (const text of shownTexts(svg)) {
        const size = parseFloat(getComputedStyle(text).fontSize) * scale;
        if (size < least - 0.05) wrong.push(size.toFixed(1) + ': ' + named(svg) + ' / ' + text.textContent);
      }
    }
    for (const element of document.body.querySelectorAll('p, li, td, th, summary, h1, h2, h3, h4, dt, dd, a, code')) {
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (isShown(element) && size < least) wrong.push(size.toFixed(1) + ': ' + named(element));
    }
    return wrong;
  }

  const channels = colour => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const over = (top, bottom, opacity) => top.slice(0, 3).map((c, i) => c * opacity + bottom[i] * (1 - opacity));
  const contrast = (one, other) => {
    const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };

  // Text on pictures against all that was painted beneath its middle, as WCAG reckons contrast.
  function contrasts(least) {
    const wrong = [];
    let seen = 0;
    const paper = channels(getComputedStyle(document.body).backgroundColor);
    for (const svg of document.querySelectorAll('figure svg')) {
      if (!isShown(svg)) continue;
      const areas = [...svg.querySelectorAll('rect, path, polygon')].map(area => ({
        area, box: area.getBoundingClientRect(), style: getComputedStyle(area) }))
        .filter(({ style }) => style.fill !== 'none');
      for (const text of shownTexts(svg)) {
        const box = text.getBoundingClientRect();
        const x = (box.left + box.right) / 2;
        const y = (box.top + box.bottom) / 2;
        let beneath = paper;
        for (const { area, box: around, style } of areas) {
          const before = area.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING;
          if (before && around.left <= x && x <= around.right && around.top <= y && y <= around.bottom
              && area.isPointInFill(new DOMPoint(x, y).matrixTransform(area.getScreenCTM().inverse()))) {
            beneath = over(channels(style.fill), beneath, parseFloat(style.fillOpacity));
          }
        }
        const inner = text.querySelector('tspan') || text;
        const ratio = contrast(channels(getComputedStyle(inner).fill), beneath);
        seen++;
        if (!(ratio >= least)) wrong.push(ratio.toFixed(2) + ': ' + named(svg) + ' / ' + text.textContent);
      }
    }
    return { seen, wrong };
  }

  function watchFocus() {
    window.focusedInTurn = [];
    document.addEventListener('focusin', event => window.focusedInTurn.push(event.target));
    document.activeElement.blur();
  }

  // Scroll regions that the tab key did not reach, and steps that went back in the page.
  function notReached() {
    const reached = new Set(window.focusedInTurn);
    const wrong = scrolling().filter(region => !reached.has(region)).map(region => 'Not reached: ' + named(region));
    const turn = window.focusedInTurn;
    for (let i = 1; i < turn.length; i++) {
      if (turn[i - 1].compareDocumentPosition(turn[i]) & Node.DOCUMENT_POSITION_PRECEDING) {
        wrong.push('Back in the page: ' + named(turn[i]));
      }
    }
    return wrong;
  }

  return { openAll, keepOneOfEachKind, sideways, texts, small, contrasts, watchFocus, notReached,
    scrolling: () => scrolling().length, focused: () => window.focusedInTurn.length };
})();

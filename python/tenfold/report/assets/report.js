// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var root = document.documentElement;
  var media = window.matchMedia("(prefers-color-scheme: dark)");
  var palette = [
    "#2f5d8a", "#5b9bc8", "#3f8f7d", "#8cc3a5", "#b8a13c", "#d98e4a",
    "#b85c5c", "#8d6aa5", "#c79ac0", "#6c7a89", "#4f8fa8", "#a0785a"
  ];
  var overhead = { "Cooling": "#9fb4c7", "Electrical losses and other": "#cfd6dd" };
  // A real family name: text is measured on a canvas, which does not know "inherit".
  var font = getComputedStyle(document.body).fontFamily;
  var stack = "site";
  var printing = false;
  var charts = {};

  function dark() {
    if (printing) return false;
    return root.dataset.theme ? root.dataset.theme === "dark" : media.matches;
  }
  function look() {
    var d = dark();
    return {
      ink: d ? "#e6eaef" : "#1d2733", soft: d ? "#9aa6b4" : "#5a6675",
      line: d ? "#2c3641" : "#e3e7eb", paper: d ? "#1a2129" : "#ffffff"
    };
  }
  function number(value, digits) {
    return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }
  function three(value) {
    if (!value) return "0";
    return number(value, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
  }
  function escape(text) {
    var node = document.createElement("span");
    node.textContent = text;
    return node.innerHTML;
  }
  function common(l) {
    return {
      animation: false,
      textStyle: { color: l.ink, fontFamily: font, fontSize: 12 },
      tooltip: {
        backgroundColor: l.paper, borderColor: l.line, textStyle: { color: l.ink, fontSize: 12 },
        confine: true, appendTo: undefined
      }
    };
  }

  function trajectory(l) {
    var t = data.trajectory, series = t[stack], option = common(l);
    var width = document.getElementById("c-trajectory").clientWidth;
    var wide = width > 760, many = t.labels.length > 16;
    var plain = 0;
    option.aria = { enabled: false };
    option.color = palette;
    option.grid = { left: 8, right: wide && series.length > 1 ? 210 : 12, top: 30, bottom: wide || series.length < 2 ? 8 : 96, containLabel: true };
    option.legend = series.length < 2 ? { show: false } : {
      type: "scroll", orient: wide ? "vertical" : "horizontal", right: wide ? 0 : "center",
      top: wide ? 22 : undefined, bottom: wide ? undefined : 0, itemWidth: 11, itemHeight: 11, itemGap: 9,
      icon: "roundRect", textStyle: { color: l.ink, fontSize: 12, width: 180, overflow: "truncate" },
      pageTextStyle: { color: l.soft },
      data: series.map(function (s) { return s.name; }).reverse()
    };
    option.xAxis = {
      type: "category", data: t.labels, axisLine: { lineStyle: { color: l.line } }, axisTick: { show: false },
      axisLabel: { color: l.soft, rotate: many && !wide ? 45 : 0, hideOverlap: true }
    };
    option.yAxis = {
      type: "value", name: t.unit, nameTextStyle: { color: l.soft, align: "right" },
      axisLabel: { color: l.soft }, splitLine: { lineStyle: { color: l.line } }
    };
    option.tooltip.trigger = "axis";
    option.tooltip.axisPointer = { type: "shadow", shadowStyle: { color: "rgba(120,140,160,.12)" } };
    option.tooltip.formatter = function (items) {
      var sum = items.reduce(function (a, i) { return a + (i.value || 0); }, 0);
      var rows = items.slice().reverse().filter(function (i) { return i.value > 0; }).map(function (i) {
        return "<tr><td style='border:0;padding:0 14px 0 0'>" + i.marker + escape(i.seriesName) +
          "</td><td style='border:0;padding:0;text-align:right'>" + three(i.value) + "</td></tr>";
      });
      return "<b>" + escape(items[0].axisValue) + ": " + three(sum) + " " + t.unit +
        "</b><table style='font-size:12px;width:auto'>" + rows.join("") + "</table>";
    };
    option.series = series.map(function (s) {
      return {
        name: s.name, type: "bar", stack: "energy", data: s.values, barMaxWidth: 56, barCategoryGap: "28%",
        itemStyle: { color: overhead[s.name] || (/^\d+ other sites$/.test(s.name) ? "#b9c0c7" : "") || palette[plain++ % palette.length], borderColor: l.paper, borderWidth: 0.5 },
        emphasis: { focus: "series" }
      };
    });
    return option;
  }

  /** Labels of a category axis that leave the chart at least two thirds of a narrow page. */
  function names(id, l, most) {
    var width = Math.min(most, Math.max(80, document.getElementById(id).clientWidth * 0.34));
    return { color: l.ink, interval: 0, width: width, overflow: "truncate", fontSize: width < 150 ? 11 : 12 };
  }

  function heat(l) {
    var h = data.heat, option = common(l), years = [];
    option.grid = { left: 8, right: 8, top: 8, bottom: 62, containLabel: true };
    option.xAxis = {
      type: "category", data: h.months, axisTick: { show: false }, axisLine: { show: false }, splitArea: { show: false },
      axisLabel: {
        color: l.soft,
        interval: h.months.length <= 24 ? "auto" : function (index, value) { return value.slice(5) === "01"; },
        formatter: function (value) { return h.months.length <= 24 ? value : value.slice(0, 4); },
        hideOverlap: true, align: h.months.length <= 24 ? "center" : "left"
      }
    };
    option.yAxis = { type: "category", data: h.sites, axisTick: { show: false }, axisLine: { show: false }, axisLabel: names("c-heat", l, 230) };
    option.visualMap = {
      min: h.range[0], max: h.range[1], precision: 2, calculable: true, orient: "horizontal", left: "center", bottom: 0,
      itemWidth: 14, itemHeight: 220, textStyle: { color: l.soft }, text: ["", "PUE "],
      inRange: { color: ["#2c6e8f", "#6fb1b5", "#e9e3c2", "#e2a35d", "#b5493c"] },
      formatter: function (v) { return number(v, 2) + (h.beyond && v >= h.range[1] ? " and above" : ""); }
    };
    option.tooltip.formatter = function (p) {
      return escape(h.sites[p.value[1]]) + ", " + h.months[p.value[0]] + "<br><b>PUE " + number(p.value[2], 3) + "</b>";
    };
    option.series = [{
      type: "heatmap", data: h.cells, progressive: 0,
      itemStyle: { borderColor: l.paper, borderWidth: h.months.length > 36 ? 0.4 : 1.5 },
      emphasis: { itemStyle: { borderColor: l.ink, borderWidth: 1.2 } }
    }];
    return option;
  }

  function energy(kwh) {
    var steps = [[1e9, "TWh"], [1e6, "GWh"], [1e3, "MWh"], [1, "kWh"]];
    var s = steps.find(function (x) { return kwh >= x[0]; }) || steps[3];
    return three(kwh / s[0]) + " " + s[1];
  }
  function sankey(l) {
    var s = data.sankey, option = common(l), into = {}, out = {};
    s.links.forEach(function (k) {
      out[k.source] = (out[k.source] || 0) + k.value;
      into[k.target] = (into[k.target] || 0) + k.value;
    });
    option.tooltip.formatter = function (p) {
      if (p.dataType === "edge") return escape(p.data.source) + " → " + escape(p.data.target) + "<br><b>" + energy(p.data.value) + "</b>";
      return escape(p.name) + "<br><b>" + energy(p.value) + "</b>";
    };
    var narrow = document.getElementById("c-sankey").clientWidth < 560;
    var ends = {};
    s.nodes.forEach(function (n) { ends[n.name] = !out[n.name]; });
    option.series = [{
      type: "sankey", left: 8, right: narrow ? 168 : 230, top: 12, bottom: 12, nodeWidth: 14, nodeGap: 14, draggable: false,
      layoutIterations: 64, nodeAlign: "justify", emphasis: { focus: "adjacency" }, labelLayout: { hideOverlap: true },
      data: s.nodes.map(function (n, i) { return { name: n.name, itemStyle: { color: palette[i % palette.length], borderWidth: 0 } }; }),
      links: s.links,
      lineStyle: { color: "source", opacity: dark() ? 0.38 : 0.28, curveness: 0.5 },
      label: {
        color: l.ink, fontSize: 12, textBorderWidth: 0,
        formatter: function (p) { return narrow && !ends[p.name] ? "" : p.name + "  {v|" + energy(Math.max(into[p.name] || 0, out[p.name] || 0)) + "}"; },
        rich: { v: { color: l.soft, fontSize: 12 } }
      }
    }];
    return option;
  }

  function axis(l, unit) {
    return {
      type: "value", name: unit, nameTextStyle: { color: l.soft, align: "right" },
      axisLabel: { color: l.soft }, splitLine: { lineStyle: { color: l.line } }
    };
  }
  function years(l, labels) {
    return { type: "category", data: labels, axisLine: { lineStyle: { color: l.line } }, axisTick: { show: false }, axisLabel: { color: l.soft, hideOverlap: true } };
  }
  function pairs(unit) {
    return function (items) {
      return "<b>" + escape(items[0].axisValue) + "</b>" + items.map(function (i) {
        return "<br>" + i.marker + escape(i.seriesName) + " " + three(i.value) + " " + unit;
      }).join("");
    };
  }

  var quantity = 0;
  function required(l) {
    var r = data.required.parts[quantity], option = common(l);
    option.grid = { left: 8, right: 12, top: 44, bottom: 8, containLabel: true };
    option.legend = { top: 0, right: 0, textStyle: { color: l.ink }, itemWidth: 11, itemHeight: 11, icon: "roundRect" };
    option.xAxis = years(l, data.required.labels);
    option.yAxis = axis(l, r.unit);
    option.tooltip.trigger = "axis";
    option.tooltip.formatter = pairs(r.unit);
    option.series = [
      { name: "Required", type: "bar", data: r.required, barMaxWidth: 30, barGap: "8%", itemStyle: { color: dark() ? "#5a6675" : "#b9c5d3" } },
      { name: "Reached", type: "bar", data: r.reached, barMaxWidth: 30, itemStyle: { color: palette[0] } }
    ];
    return option;
  }

  function limits(l) {
    var d = data.limits, option = common(l);
    option.grid = { left: 8, right: 8, top: 4, bottom: 4, containLabel: true };
    option.xAxis = {
      type: "category", data: d.months, axisTick: { show: false }, axisLine: { show: false },
      axisLabel: {
        color: l.soft, hideOverlap: true, align: "left",
        interval: function (index, value) { return value.slice(5) === "01"; },
        formatter: function (value) { return value.slice(0, 4); }
      }
    };
    option.yAxis = { type: "category", data: d.names, axisTick: { show: false }, axisLine: { show: false }, axisLabel: names("c-limits", l, 200) };
    option.tooltip.formatter = function (p) {
      return escape(d.names[p.value[1]]) + ", " + d.months[p.value[0]] + "<br><b>" + (p.value[2] ? "binds" : "does not bind") +
        "</b>, " + number(100 * p.value[3], 0) + " % used";
    };
    option.series = [{
      type: "heatmap", progressive: 0,
      data: d.cells.map(function (c) {
        var shade = 0.06 + 0.34 * Math.min(1, c[3]);
        return { value: c, itemStyle: { color: c[2] ? (dark() ? "#e2a35d" : "#b5493c") : "rgba(91,155,200," + shade + ")" } };
      }),
      itemStyle: { borderColor: l.paper, borderWidth: 0.4 }
    }];
    option.visualMap = { show: false, min: 0, max: 1, dimension: 2, inRange: { opacity: 1 } };
    return option;
  }

  function waterfall(l) {
    var w = data.waterfall, option = common(l), level = 0, base = [], bars = [];
    var largest = Math.max.apply(null, w.bars.map(function (b) { return Math.abs(b.value); }));
    var narrow = document.getElementById("c-waterfall").clientWidth < 620;
    var digits = Math.max(0, (narrow ? 2 : 3) - Math.floor(Math.log10(largest)));
    function plain(b) { return (b.whole ? "" : b.value < 0 ? "\u2212" : "+") + number(Math.abs(b.value), digits); }
    w.bars.forEach(function (b) {
      var from = b.whole ? 0 : level, to = b.whole ? b.value : level + b.value;
      base.push(Math.min(from, to));
      bars.push({
        value: Math.abs(to - from), signed: b.value, whole: b.whole,
        itemStyle: { color: b.whole ? palette[0] : b.value > 0 ? "#c0665a" : "#3f8f7d" },
        label: { show: true, position: "top", color: l.ink, fontSize: narrow ? 10 : 12, formatter: plain(b) }
      });
      level = to;
    });
    option.grid = { left: 8, right: 12, top: 30, bottom: 8, containLabel: true };
    option.xAxis = {
      type: "category", data: w.bars.map(function (b) { return b.name; }), axisTick: { show: false }, axisLine: { lineStyle: { color: l.line } },
      axisLabel: { color: l.ink, interval: 0, rotate: narrow ? 40 : 0, width: narrow ? 90 : 110, overflow: narrow ? "truncate" : "break", lineHeight: 15 }
    };
    option.yAxis = axis(l, w.unit);
    option.tooltip.formatter = function (p) {
      return escape(p.name) + "<br><b>" + (p.data.whole ? "" : p.data.signed > 0 ? "+" : "\u2212") + three(Math.abs(p.data.signed)) + " " + w.unit + "</b>";
    };
    option.series = [
      { type: "bar", stack: "w", data: base, silent: true, itemStyle: { color: "transparent" }, barMaxWidth: 74, tooltip: { show: false } },
      { type: "bar", stack: "w", data: bars, barMaxWidth: 74 }
    ];
    return option;
  }

  var of = 0;
  function tornado(l) {
    var q = data.tornado.quantities[of], option = common(l), bars = q.bars.slice().reverse();
    var relative = function (v) { return v === null || !q.base ? null : 100 * (v / q.base - 1); };
    option.grid = { left: 8, right: 24, top: 34, bottom: 8, containLabel: true };
    option.legend = { top: 0, right: 0, textStyle: { color: l.ink }, itemWidth: 11, itemHeight: 11, icon: "roundRect" };
    option.xAxis = axis(l, "");
    option.xAxis.axisLabel.hideOverlap = true;
    option.xAxis.axisLabel.formatter = function (v) { return (v > 0 ? "+" : "") + v + " %"; };
    option.yAxis = {
      type: "category", data: bars.map(function (b) { return b.name; }), axisTick: { show: false },
      axisLine: { show: false }, axisLabel: names("c-tornado", l, 360)
    };
    option.tooltip.formatter = function (p) {
      var b = bars[p.dataIndex], end = p.seriesIndex;
      return escape(b.name) + "<br>" + escape(end ? b.high : b.low) + ": <b>" + escape(q.name) + " " +
        Number(b.at[end]).toPrecision(4) + " " + q.unit + "</b> (" + number(p.value, 2) + " %)";
    };
    option.series = ["Low end", "High end"].map(function (name, end) {
      return {
        name: name, type: "bar", stack: "t", barMaxWidth: 22, itemStyle: { color: end ? "#d98e4a" : "#5b9bc8" },
        data: bars.map(function (b) { return relative(b.at[end]); })
      };
    });
    // Both ends on one side: the nearer one is drawn over the farther one, not added to it.
    option.series[0].stack = option.series[1].stack = undefined;
    option.series[1].barGap = "-100%";
    option.series[1].z = 3;
    return option;
  }

  var lever = 0;
  function levers(l) {
    var q = data.levers.quantities[lever], option = common(l), titles = data.levers.names.slice().reverse();
    var changes = q.changes.slice().reverse(), values = q.values.slice().reverse();
    option.grid = { left: 8, right: 64, top: 8, bottom: 8, containLabel: true };
    option.xAxis = axis(l, "");
    option.xAxis.axisLabel.hideOverlap = true;
    option.xAxis.axisLabel.formatter = function (v) { return (v > 0 ? "+" : "") + v + " %"; };
    option.yAxis = {
      type: "category", data: titles, axisTick: { show: false }, axisLine: { show: false }, axisLabel: names("c-levers", l, 360)
    };
    option.tooltip.formatter = function (p) {
      return escape(titles[p.dataIndex]) + "<br>" + escape(q.name) + ": <b>" + three(values[p.dataIndex]) + " " + escape(q.unit) +
        "</b>, without " + three(q.base) + " " + escape(q.unit);
    };
    option.series = [{
      type: "bar", barMaxWidth: 20,
      data: changes.map(function (v) {
        return {
          value: v, itemStyle: { color: v > 0 ? "#d98e4a" : "#5b9bc8" },
          label: {
            show: v !== null, position: v < 0 ? "left" : "right", color: l.ink, fontSize: 11,
            formatter: (v > 0 ? "+" : v < 0 ? "\u2212" : "") + number(Math.abs(v), 1) + " %"
          }
        };
      })
    }];
    return option;
  }

  function footprint(l) {
    var f = data.footprint, option = common(l), n = f.parts.length;
    var node = document.getElementById("c-footprint"), narrow = node.clientWidth < 760;
    option.grid = []; option.xAxis = []; option.yAxis = []; option.series = [];
    f.parts.forEach(function (p, i) {
      var left = narrow ? 0 : i * 100 / n, top = narrow ? i * 100 / n : 0;
      option.grid.push({
        left: left + 0.5 + "%", width: (narrow ? 98 : 100 / n - 2.5) + "%", containLabel: true,
        top: narrow ? top + 6 + "%" : 34, height: narrow ? 100 / n - 9 + "%" : undefined, bottom: narrow ? undefined : 8
      });
      var x = years(l, f.labels);
      var y = axis(l, p.title + ", " + p.unit + (p.series.length > 1 ? " (pale " + p.series[0].name + ", dark " + p.series[1].name + ")" : ""));
      y.nameTextStyle = { color: l.ink, align: "left", padding: [0, 0, 0, -28] };
      x.gridIndex = y.gridIndex = i;
      option.xAxis.push(x); option.yAxis.push(y);
      p.series.forEach(function (s, k) {
        option.series.push({
          name: s.name, type: "bar", xAxisIndex: i, yAxisIndex: i, data: s.values, barGap: "6%", barCategoryGap: "28%",
          itemStyle: { color: k ? ["#5a7896", "#2d7d76", "#8a7838"][i] : ["#a9bccd", "#86bfb8", "#c9b778"][i] }
        });
      });
    });
    option.tooltip.trigger = "item";
    option.tooltip.formatter = function (p) {
      var part = f.parts.find(function (q) { return q.series.some(function (s) { return s.name === p.seriesName; }); });
      return escape(part.title) + " " + escape(p.name) + ", " + escape(p.seriesName) + "<br><b>" + three(p.value) + " " + part.unit + "</b>";
    };
    return option;
  }

  var makers = {
    "c-required": required, "c-limits": limits, "c-trajectory": trajectory, "c-waterfall": waterfall,
    "c-levers": levers, "c-tornado": tornado, "c-footprint": footprint, "c-heat": heat, "c-sankey": sankey
  };
  function draw(id) {
    var node = document.getElementById(id);
    if (!node) return;
    if (!charts[id]) charts[id] = echarts.init(node, null, { renderer: "svg" });
    charts[id].setOption(makers[id](look()), true);
  }
  function drawAll() { Object.keys(makers).forEach(draw); }

  function height(id, least, row, rest) {
    var node = document.getElementById(id);
    if (node) node.style.height = Math.max(least, rest + row * Number(node.dataset.rows)) + "px";
  }
  height("c-heat", 190, 19, 100);
  height("c-limits", 110, 22, 40);
  height("c-levers", 120, 27, 50);
  height("c-tornado", 150, 38, 70);
  var print = document.getElementById("c-footprint");
  if (print && print.clientWidth < 760) print.style.height = "760px";
  drawAll();

  var pick = document.getElementById("levers-of");
  if (pick) pick.addEventListener("change", function () { lever = Number(pick.value); draw("c-levers"); });
  var select = document.getElementById("tornado-of");
  if (select) select.addEventListener("change", function () { of = Number(select.value); draw("c-tornado"); });
  document.querySelectorAll("[data-part]").forEach(function (button) {
    button.addEventListener("click", function () {
      document.querySelectorAll("[data-part]").forEach(function (b) {
        b.setAttribute("aria-pressed", String(b === button));
        document.getElementById("part-" + b.dataset.part).hidden = b !== button;
      });
    });
  });

  document.querySelectorAll("[data-quantity]").forEach(function (button) {
    button.addEventListener("click", function () {
      quantity = Number(button.dataset.quantity);
      document.querySelectorAll("[data-quantity]").forEach(function (b) {
        b.setAttribute("aria-pressed", String(b === button));
      });
      draw("c-required");
    });
  });

  document.querySelectorAll("[data-stack]").forEach(function (button) {
    button.addEventListener("click", function () {
      stack = button.dataset.stack;
      document.querySelectorAll("[data-stack]").forEach(function (b) {
        b.setAttribute("aria-pressed", String(b === button));
      });
      draw("c-trajectory");
    });
  });
  document.getElementById("theme").addEventListener("click", function () {
    root.dataset.theme = dark() ? "light" : "dark";
    drawAll();
  });
  media.addEventListener("change", drawAll);
  var waiting = 0;
  window.addEventListener("resize", function () {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(function () {
      Object.keys(charts).forEach(function (id) { charts[id].resize(); });
      drawAll();
    });
  });
  window.addEventListener("beforeprint", function () {
    printing = true;
    Object.keys(charts).forEach(function (id) { charts[id].resize({ width: Math.min(700, charts[id].getDom().clientWidth) }); });
    drawAll();
  });
  window.addEventListener("afterprint", function () {
    printing = false;
    Object.keys(charts).forEach(function (id) { charts[id].resize({ width: "auto" }); });
    drawAll();
  });
  var filter = document.getElementById("filter");
  if (filter) filter.addEventListener("input", function () {
    var word = filter.value.toLowerCase();
    document.querySelectorAll(".listed tbody tr").forEach(function (row) {
      row.hidden = row.textContent.toLowerCase().indexOf(word) < 0;
    });
  });
  window.tenfoldCharts = charts;
})();

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
    option.yAxis = { type: "category", data: h.sites, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: l.ink, interval: 0 } };
    option.visualMap = {
      min: h.range[0], max: h.range[1], precision: 2, calculable: true, orient: "horizontal", left: "center", bottom: 0,
      itemWidth: 14, itemHeight: 220, textStyle: { color: l.soft }, text: ["", "PUE "],
      inRange: { color: ["#2c6e8f", "#6fb1b5", "#e9e3c2", "#e2a35d", "#b5493c"] },
      formatter: function (v) { return number(v, 2); }
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
    option.series = [{
      type: "sankey", left: 8, right: 230, top: 12, bottom: 12, nodeWidth: 14, nodeGap: 14, draggable: false,
      layoutIterations: 64, nodeAlign: "justify", emphasis: { focus: "adjacency" }, labelLayout: { hideOverlap: true },
      data: s.nodes.map(function (n, i) { return { name: n.name, itemStyle: { color: palette[i % palette.length], borderWidth: 0 } }; }),
      links: s.links,
      lineStyle: { color: "source", opacity: dark() ? 0.38 : 0.28, curveness: 0.5 },
      label: {
        color: l.ink, fontSize: 12, textBorderWidth: 0,
        formatter: function (p) { return p.name + "  {v|" + energy(Math.max(into[p.name] || 0, out[p.name] || 0)) + "}"; },
        rich: { v: { color: l.soft, fontSize: 12 } }
      }
    }];
    return option;
  }

  var makers = { "c-trajectory": trajectory, "c-heat": heat, "c-sankey": sankey };
  function draw(id) {
    var node = document.getElementById(id);
    if (!node) return;
    if (!charts[id]) charts[id] = echarts.init(node, null, { renderer: "svg" });
    charts[id].setOption(makers[id](look()), true);
  }
  function drawAll() { Object.keys(makers).forEach(draw); }

  var heatNode = document.getElementById("c-heat");
  heatNode.style.height = Math.max(190, 100 + 19 * Number(heatNode.dataset.rows)) + "px";
  drawAll();

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
      draw("c-trajectory");
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
    document.querySelectorAll("#assumptions tbody tr").forEach(function (row) {
      row.hidden = row.textContent.toLowerCase().indexOf(word) < 0;
    });
  });
  window.tenfoldCharts = charts;
})();

// Copyright The Tenfold authors. SPDX-License-Identifier: Apache-2.0
// Entry of the chart bundle of the report: only the charts and components that the page uses.
import { init, use } from "echarts/core";
import { BarChart, HeatmapChart, LineChart, SankeyChart } from "echarts/charts";
import {
  AriaComponent,
  DataZoomComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { CanvasRenderer, SVGRenderer } from "echarts/renderers";

use([
  BarChart, LineChart, HeatmapChart, SankeyChart,
  GridComponent, TooltipComponent, LegendComponent, VisualMapComponent, DataZoomComponent,
  AriaComponent, MarkLineComponent, LabelLayout, SVGRenderer, CanvasRenderer,
]);

export { init };

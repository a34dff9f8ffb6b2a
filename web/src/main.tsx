// Starts the page.
import "@fontsource-variable/inter";
import "@fontsource-variable/source-serif-4";
import { render } from "preact";
import { App } from "./app";
import { listen } from "./state/live";
import { followTheme } from "./state/visit";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/parts.css";
import "./styles/views.css";
import "./styles/print.css";

followTheme();
const page = document.getElementById("page");
if (page) render(<App />, page);
listen();

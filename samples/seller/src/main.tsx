import { start } from "@marketplace/ui";
import "@marketplace/ui/styles.css";
import "./seller.css";
import { router } from "./router.tsx";

start(router);

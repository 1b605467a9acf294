import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { sample } from "../ui/vite.ts";

export default defineConfig(({ command }) => sample(5173, command, [react()]));

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generate } from "selfsigned";
import { afterAll, beforeAll, describe, expect, type TestContext, test } from "vitest";
import { metricsPlaceOf } from "../src/platform/config.ts";
import { openMetrics } from "../src/platform/metrics.ts";

/** What stands in deploy/ is judged by the very programs that read it, where they are on this machine. */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "meent-deploy-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function read(path: string): string {
  return readFileSync(join("deploy", path), "utf8");
}

/** Runs a program; skips the test, and says which package brings it, where it is not here. */
function judge(context: TestContext, brings: string, command: string, ...args: string[]) {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (error) return context.skip(`${command} is not here; Debian's package ${brings} brings it`);
  return { status, said: `${stdout}${stderr}` };
}

const units = readdirSync("deploy/systemd");
const services = units.filter((unit) => unit.endsWith(".service"));

describe("the units of systemd", () => {
  test("are found good by systemd itself", (context) => {
    // A template is verified as one of its own; the Node of this machine stands for /usr/bin/node.
    const own = join(folder, "units");
    mkdirSync(own);
    const paths = units.map((unit) => {
      const path = join(own, unit.replace("@", "@3001"));
      writeFileSync(path, read(`systemd/${unit}`).replace("/usr/bin/node", process.execPath));
      return path;
    });
    const found = judge(context, "systemd", "systemd-analyze", "verify", "--man=no", ...paths);
    expect(found).toEqual({ status: 0, said: "" });
  });

  test.each(services)("%s may do little: an exposure of at most 1.6", (unit, context) => {
    const path = join("deploy/systemd", unit);
    const found = judge(
      context as unknown as TestContext,
      "systemd",
      "systemd-analyze",
      "security",
      "--offline=true",
      "--threshold=16",
      path,
    );
    expect(found.status, found.said).toBe(0);
  });

  test.each(services)("%s starts a file that is there, with settings that Meent takes", (unit) => {
    const text = read(`systemd/${unit}`).replaceAll("%i", "3001");
    const file = /^ExecStart=\S+ (\S+)$/m.exec(text)?.[1] ?? "";
    expect(existsSync(file), file).toBe(true);
    const metrics = /METRICS=(\S+)/.exec(text)?.[1];
    if (metrics !== undefined) expect(metricsPlaceOf(metrics)?.host).toBe("127.0.0.1");
  });
});

describe("the backup of each night", () => {
  test("is a script without a fault", (context) => {
    expect(judge(context, "dash", "sh", "-n", "deploy/backup.sh")).toEqual({ status: 0, said: "" });
    const found = judge(context, "shellcheck", "shellcheck", "deploy/backup.sh");
    expect(found).toEqual({ status: 0, said: "" });
  });
});

describe("the balancers", () => {
  test("HAProxy finds its file good", async (context) => {
    const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }]);
    const pem = join(folder, "meent.pem");
    writeFileSync(pem, `${cert}\n${key}\n`);
    const file = join(folder, "haproxy.cfg");
    // Its user and its certificate are of the machine it runs on.
    const text = read("haproxy/haproxy.cfg").replace(/crt \S+/, `crt ${pem}`);
    writeFileSync(file, text.replace(/^ {4}(user|group|chroot) .*\n/gm, ""));
    const found = judge(context, "haproxy", "haproxy", "-c", "-f", file);
    expect(found.status, found.said).toBe(0);
    expect(found.said).not.toMatch(/WARNING|ALERT/);
  });

  test("nginx finds its file good", async (context) => {
    const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }]);
    writeFileSync(join(folder, "cert.pem"), cert);
    writeFileSync(join(folder, "key.pem"), key);
    const site = read("nginx/meent.conf")
      .replace(/ssl_certificate .*;/, `ssl_certificate ${folder}/cert.pem;`)
      .replace(/ssl_certificate_key .*;/, `ssl_certificate_key ${folder}/key.pem;`)
      .replace(/^ {4}listen \[::\].*\n/gm, "")
      .replace("listen 80;", "listen 127.0.0.1:18080;")
      .replace("listen 443", "listen 127.0.0.1:18443");
    const file = join(folder, "nginx.conf");
    writeFileSync(file, `pid ${folder}/nginx.pid;\nevents {}\nhttp {\n${site}}\n`);
    const found = judge(context, "nginx-light", "nginx", "-t", "-q", "-e", "stderr", "-c", file);
    expect(found).toEqual({ status: 0, said: "" });
  });

  test.each(["haproxy/haproxy.cfg", "nginx/meent.conf"])(
    "%s adds no header to an answer, and hides what visitors claim to be",
    (path) => {
      const text = read(path).replaceAll(/^\s*#.*$/gm, "");
      expect(text).not.toMatch(/add_header|http-response (set|add)-header|rspadd/);
      expect(text).toMatch(/set-header X-Forwarded-For %\[src\]|X-Forwarded-For \$remote_addr;/);
      expect(text).not.toMatch(/option forwardfor|proxy_add_x_forwarded_for/);
    },
  );
});

describe("Prometheus", () => {
  const alerts = [
    ...read("prometheus/alerts.yml").matchAll(
      /- alert: (\w+)\n\s+expr: (.+)\n[\s\S]*?severity: (\w+)[\s\S]*?summary: (.+)\n\s+do: (.+)/g,
    ),
  ].map(([, name = "", expr = "", severity, , what = ""]) => ({ name, expr, severity, what }));

  test("finds its own settings and the alerts good, and they go off when they must", (context) => {
    cpSync("deploy/prometheus", join(folder, "prometheus"), { recursive: true });
    const at = (file: string) => join(folder, "prometheus", file);
    const good = (...args: string[]) => {
      const found = judge(context, "prometheus", "promtool", ...args);
      expect(found.status, found.said).toBe(0);
    };
    good("check", "config", at("prometheus.yml"));
    good("check", "rules", at("alerts.yml"));
    good("test", "rules", at("alerts.test.yml"));
  });

  test("every alert asks for figures that are told, and says what to do", async () => {
    expect(alerts.length).toBe(read("prometheus/alerts.yml").split("- alert:").length - 1);
    const pool = () => ({ used: 1, idle: 1, waiting: 0, max: 10 });
    const reference = readFileSync("docs/reference/metrics.md", "utf8");
    const metrics = openMetrics();
    const told = await metrics.tell({
      pool,
      operating: async () => undefined,
      overdue: () => undefined,
    });
    for (const { name, expr, severity, what } of alerts) {
      const names = expr.match(/\b(meent|nodejs|process)_[a-z0-9_]+/g) ?? [];
      if (!expr.startsWith("up{")) expect(names.length, name).toBeGreaterThan(0);
      for (const each of names) expect(told, name).toContain(each.replace(/_bucket$/, ""));
      expect(severity).toMatch(/^(page|ticket)$/);
      expect(what.length, name).toBeGreaterThan(60);
    }
    for (const [, name] of told.matchAll(/^# TYPE (meent_\w+)/gm))
      expect(reference, "docs/reference/metrics.md").toMatch(
        new RegExp(`\`${name}\`|\`_${name?.split("_").at(-1)}\``),
      );
  });
});

describe("the container file", () => {
  const text = read("Containerfile");

  test("copies what is there, and what it ignores leaves that in", () => {
    const ignore = read("Containerfile.containerignore");
    const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = ""]) =>
      paths.split(" "),
    );
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied) {
      expect(existsSync(path), path).toBe(true);
      expect(ignore).toContain(`\n!${path}\n`);
    }
  });

  test("runs as nobody, stops as asked, and tells whether it lives", () => {
    expect(text).toMatch(/^USER 65534:65534$/m);
    expect(text).toMatch(/^STOPSIGNAL SIGTERM$/m);
    expect(text).toMatch(/^HEALTHCHECK [\s\S]+\/gezond\/leeft/m);
    expect(text).toMatch(/^ENTRYPOINT \["node", "scripts\/start.mjs"\]$/m);
    expect(text.split("USER ")[1]).not.toMatch(/^(RUN|COPY|ADD) /m);
  });
});

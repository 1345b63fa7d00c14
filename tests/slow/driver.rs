//! A browser that is driven: as much of the `WebDriver` protocol as the tests of the page speak, over plain HTTP.

use std::env;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// The key under which the protocol names an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A key of the keyboard that has no letter, as the protocol writes it.
pub(super) const ENTER: &str = "\u{E007}";
pub(super) const ESCAPE: &str = "\u{E00C}";
pub(super) const TAB: &str = "\u{E004}";

/// A headless Chromium with one window.
pub(super) struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _profile: TempDir,
}

impl Browser {
    /// A browser, or none where the machine has none; then it is said what is skipped. Where `ELIGIBLE_BROWSER` is
    /// `required`, there has to be one.
    pub(super) fn start() -> Option<Self> {
        let mut command = Command::new("chromedriver");
        command.args(["--port=0"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let has_browser =
            Command::new("chromium").arg("--version").output().is_ok_and(|output| output.status.success());
        match command.spawn() {
            Ok(driver) if has_browser => Some(Self::with(driver)),
            driver => {
                if let Ok(mut driver) = driver {
                    driver.kill().unwrap();
                    driver.wait().unwrap();
                }
                assert!(
                    env::var("ELIGIBLE_BROWSER").as_deref() != Ok("required"),
                    "ELIGIBLE_BROWSER=required, and there is no chromium or no chromedriver"
                );
                // Unlike what `eprintln!` prints, this is shown for a test that passes.
                let told = "skipped: a test of the HTML report in a browser; to run it: apt-get install chromium chromium-driver\n";
                io::stderr().write_all(told.as_bytes()).unwrap();
                None
            }
        }
    }

    fn with(mut driver: Child) -> Self {
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines.find_map(|line| {
            let line = line.unwrap();
            line.split_once("successfully on port ").map(|(_, port)| port.trim_end_matches('.').parse().unwrap())
        });
        // What it says later has to go somewhere.
        std::thread::spawn(move || lines.for_each(drop));
        let profile = TempDir::new().unwrap();
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=1280,900",
        ];
        let mut arguments: Vec<_> = arguments.map(str::to_owned).into();
        arguments.push(format!("--user-data-dir={}", profile.path().display()));
        let capabilities = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }}});
        let mut browser = Self { driver, port: port.expect("a port"), session: String::new(), _profile: profile };
        let session = browser.post("/session", &capabilities);
        browser.session = format!("/session/{}", session["sessionId"].as_str().unwrap());
        // The page that a new window shows asks for much, none of which is ours.
        browser.ask("/url", &json!({"url": "about:blank"}));
        browser.requests();
        browser.console();
        browser
    }

    /// Opens a file.
    pub(super) fn open(&self, page: &Path) {
        self.ask("/url", &json!({"url": format!("file://{}", page.display())}));
    }

    /// What a script gives that is run in the page.
    pub(super) fn run(&self, script: &str) -> Value {
        self.ask("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// The texts of all elements of a kind, as they are in the document.
    pub(super) fn texts(&self, selector: &str) -> Vec<String> {
        let script = "return Array.from(document.querySelectorAll(arguments[0]), (element) => element.textContent)";
        let texts = self.ask("/execute/sync", &json!({"script": script, "args": [selector]}));
        texts.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
    }

    /// Clicks as a person does, so that the element has to be there to be seen.
    pub(super) fn click(&self, selector: &str) {
        let element = self.find(selector);
        self.ask(&format!("/element/{element}/click"), &json!({}));
    }

    /// Types into an element.
    pub(super) fn type_into(&self, selector: &str, text: &str) {
        let element = self.find(selector);
        self.ask(&format!("/element/{element}/value"), &json!({"text": text}));
    }

    /// Presses a key wherever the focus is.
    pub(super) fn press(&self, key: &str) {
        let keys = json!([{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]);
        self.ask("/actions", &json!({"actions": [{"type": "key", "id": "keyboard", "actions": keys}]}));
    }

    /// A command of the browser's own protocol.
    pub(super) fn command(&self, name: &str, parameters: &Value) -> Value {
        self.ask("/goog/cdp/execute", &json!({"cmd": name, "params": parameters}))
    }

    /// What the console was said since it was last looked at.
    pub(super) fn console(&self) -> Vec<String> {
        self.log("browser").iter().map(|entry| entry["message"].as_str().unwrap().to_owned()).collect()
    }

    /// The addresses that were asked for since they were last looked at.
    pub(super) fn requests(&self) -> Vec<String> {
        let events = self.log("performance").into_iter().map(|entry| {
            let message: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
            message["message"].clone()
        });
        let requests = events.filter(|event| event["method"] == "Network.requestWillBeSent");
        requests.map(|event| event["params"]["request"]["url"].as_str().unwrap().to_owned()).collect()
    }

    fn log(&self, name: &str) -> Vec<Value> {
        self.ask("/se/log", &json!({"type": name})).as_array().unwrap().clone()
    }

    fn find(&self, selector: &str) -> String {
        let element = self.ask("/element", &json!({"using": "css selector", "value": selector}));
        element[ELEMENT].as_str().unwrap().to_owned()
    }

    fn ask(&self, what: &str, body: &Value) -> Value {
        self.post(&format!("{}{what}", self.session), body)
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let (status, answer) = self.send("POST", path, &body.to_string()).unwrap();
        assert_eq!(status, 200, "{path} {body}: {answer}");
        answer["value"].clone()
    }

    fn send(&self, method: &str, path: &str, body: &str) -> io::Result<(u16, Value)> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        )?;
        let mut answer = BufReader::new(stream);
        let (mut status, mut length) = (0, 0);
        let mut line = String::new();
        while answer.read_line(&mut line)? > 2 {
            let header = line.trim_end().to_ascii_lowercase();
            if let Some(code) = header.strip_prefix("http/1.1 ") {
                status = code.get(..3).unwrap().parse().unwrap();
            } else if let Some(value) = header.strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            line.clear();
        }
        let mut text = vec![0; length];
        answer.read_exact(&mut text)?;
        Ok((status, serde_json::from_slice(&text)?))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A test that failed may have lost either of them already.
        let _ = self.send("DELETE", &self.session, "");
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

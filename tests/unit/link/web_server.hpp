// server.py, running for one test.
#pragma once

#include <algorithm>
#include <boost/process.hpp>
#include <boost/test/unit_test.hpp>
#include <map>
#include <string>
#include <vector>

#include "link/transfer.hpp"
#include "paths.hpp"
#include "scratch.hpp"

namespace kopij::test {

class WebServer {
  public:
    enum class Tls { none, wanted };

    /// Starts it; `environment` is added to the test's own ("NAME=value").
    explicit WebServer(Tls tls = Tls::none, const std::vector<std::string>& environment = {}) {
        namespace process = boost::process;
        const auto python = process::search_path("python3");
        BOOST_REQUIRE_MESSAGE(!python.empty(), "the tests of the web checker need python3");
        auto variables = boost::this_process::environment();
        process::environment with(variables);
        for (const auto& one : environment)
            with[one.substr(0, one.find('='))] = one.substr(one.find('=') + 1);
        process::ipstream out;
        std::vector<std::string> arguments{(root() / "tests/unit/link/server.py").string()};
        if (tls == Tls::wanted) arguments.push_back(m_scratch.path().string());
        m_process = process::child(python, process::args(arguments),
                                   process::std_in<m_in, process::std_out> out, with);
        std::string name;
        for (int port = 0; out >> name && name != "ready" && out >> port;) m_ports[name] = port;
    }
    ~WebServer() {
        m_in.pipe().close();
        std::error_code ignored;
        if (!m_process.wait_for(std::chrono::seconds(2), ignored)) m_process.terminate(ignored);
    }
    WebServer(const WebServer&) = delete;
    WebServer& operator=(const WebServer&) = delete;

    /// "http://127.0.0.1:PORT" + path.
    std::string url(const std::string& path) const { return "http://127.0.0.1:" + port("plain") + path; }
    /// Over TLS with the named certificate.
    std::string secure(const std::string& name, const std::string& path) const {
        return "https://127.0.0.1:" + port(name) + path;
    }
    std::string port(const std::string& name) const { return std::to_string(m_ports.at(name)); }
    bool has_tls() const { return m_ports.count("good") > 0; }
    std::string authority() const { return (m_scratch.path() / "ca.pem").string(); }

    /// "METHOD PATH" of every request so far, in order.
    std::vector<std::string> requests() const {
        link::TransferSettings settings;
        settings.allow_private = true;
        link::Transfers transfers(settings);
        link::Request request;
        request.url = url("/__count");
        request.method = link::Request::Method::get;
        request.wants_body = true;
        transfers.start(0, request);
        std::string body;
        for (bool done = false; !done;) {
            transfers.step(std::chrono::milliseconds(100), [&](std::size_t, const link::Answer& answer) {
                done = true;
                body = answer.body;
            });
        }
        std::vector<std::string> out;
        std::istringstream lines(body);
        for (std::string line; std::getline(lines, line);) out.push_back(line);
        return out;
    }
    std::size_t requests(const std::string& path) const {
        const auto all = requests();
        return static_cast<std::size_t>(std::count_if(
            all.begin(), all.end(), [&](const std::string& one) { return one.ends_with(" " + path); }));
    }

  private:
    Scratch m_scratch;
    boost::process::opstream m_in;
    boost::process::child m_process;
    std::map<std::string, int> m_ports;
};

}  // namespace kopij::test

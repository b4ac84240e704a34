import Glibc

/// What nginx is told around a test's own `server` blocks.
package enum NginxConfiguration {
    /// One process, nothing outside the folder, and root kept where the tests have it, since their files are theirs
    /// alone.
    ///
    /// - Parameter main: directives outside `http`, such as a `stream` block.
    package static func text(_ servers: String, main: String = "") -> String {
        """
        daemon off;
        master_process off;
        \(geteuid() == 0 ? "user root;" : "")
        pid nginx.pid;
        error_log stderr notice;
        \(main)
        events { worker_connections 4096; }
        http {
            access_log off;
            default_type text/html;
            server_tokens off;
            client_body_temp_path client_body;
            proxy_temp_path proxy;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;
        \(servers)
        }
        """
    }
}

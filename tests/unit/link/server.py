"""A web on loopback that behaves and misbehaves, for the tests of the web checker.

usage: server.py [FOLDER]    (certificates are made in FOLDER; ends when standard input does)
Prints "plain PORT"; with a FOLDER, and where openssl is there, "good PORT", "expired PORT", "other PORT" and
"selfsigned PORT" with TLS; then "ready". /__count gives "METHOD PATH" lines of all requests so far.
"""
import gzip
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b'<!doctype html><html><head><title>p</title></head><body><h1 id="kop">p</h1><a name="oud">x</a>%s</body></html>'
seen = {}
requests = []
lock = threading.Lock()


def times(path):
    with lock:
        seen[path] = seen.get(path, 0) + 1
        return seen[path]


class Handler(BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def log_message(self, *_):
        pass

    def answer(self, status, body=b'', **headers):
        self.send_response(status)
        headers.setdefault('Content_Type', 'text/html; charset=utf-8')
        headers.setdefault('Content_Length', str(len(body)))
        for name, value in headers.items():
            if value is not None:
                self.send_header(name.replace('_', '-'), value)
        self.end_headers()
        if self.command != 'HEAD':
            self.wfile.write(body)

    def do_HEAD(self):
        self.do_GET()

    def do_GET(self):
        path = self.path
        if path.startswith('http://'):  # asked as a proxy
            with lock:
                requests.append('PROXY ' + path)
            return self.answer(302, Location=os.environ.get('PROXY_TO', 'http://127.0.0.1:1/'))
        if path == '/__count':
            with lock:
                text = '\n'.join(requests).encode()
            return self.answer(200, text)
        with lock:
            requests.append(self.command + ' ' + path)
        name, _, rest = path[1:].partition('/')
        getattr(self, 'page_' + name.replace('-', '_'), self.page_none)(rest)

    def page_none(self, rest):
        self.answer(404, PAGE % b'')

    def page_ok(self, rest):
        self.answer(200, PAGE % b'')

    def page_status(self, rest):
        self.answer(int(rest), PAGE % b'')

    def page_script(self, rest):
        self.answer(200, PAGE % b'<script>var places = ["dosering"];</script>')

    def page_text(self, rest):
        self.answer(200, b'plain', Content_Type='text/plain')

    def page_latin(self, rest):
        self.answer(200, b'<p>caf\xe9<p id="hier">', Content_Type='text/html; charset=iso-8859-1')

    def page_noheads(self, rest):
        self.answer(int(rest) if self.command == 'HEAD' else 200, PAGE % b'')

    def page_moved(self, rest):
        self.answer(301, Location='/ok/' + rest)

    def page_found(self, rest):
        self.answer(302, Location='/moved/' + rest)

    def page_chain(self, rest):
        self.answer(301, Location='/chain/%d' % (int(rest) - 1) if int(rest) else '/ok/')

    def page_loop(self, rest):
        self.answer(302, Location='/loop/' + {'a': 'b', 'b': 'a'}.get(rest, rest))

    def page_nowhere(self, rest):
        self.answer(302)

    def page_away(self, rest):
        self.answer(302, Location='ftp://example.org/')

    def page_cookie(self, rest):
        if 'gezien=1' in self.headers.get('Cookie', ''):
            return self.answer(200, PAGE % b'')
        self.answer(302, Location=self.path, Set_Cookie='gezien=1; Path=/')

    def page_limit(self, rest):
        if times(self.path) == 1:
            return self.answer(429, Retry_After='1')
        self.answer(200, PAGE % b'')

    def page_later(self, rest):
        self.answer(503, Retry_After='86400')

    def page_flaky(self, rest):
        self.answer(503 if times(self.path) == 1 else 200, PAGE % b'')

    def page_etag(self, rest):
        if self.headers.get('If-None-Match') == '"een"':
            return self.answer(304)
        self.answer(200, PAGE % b'', ETag='"een"')

    def page_agent(self, rest):
        known = self.headers.get('User-Agent', '').startswith('Kopij-links') and 'Authorization' not in self.headers
        self.answer(200 if known else 400)

    def page_zip(self, rest):
        self.answer(200, gzip.compress(PAGE % b''), Content_Encoding='gzip')

    def page_bomb(self, rest):
        packed = gzip.compress(b'\0' * (1 << 20))
        self.answer(200, packed * 400, Content_Encoding='gzip')

    def page_endless(self, rest):
        self.send_response(200)
        self.send_header('Content-Type', 'text/html')
        self.end_headers()
        self.close_connection = True
        if self.command == 'HEAD':
            return
        try:
            while True:
                self.wfile.write(b'x' * 65536)
        except OSError:
            pass

    def page_headers(self, rest):
        self.close_connection = True
        try:
            self.wfile.write(b'HTTP/1.1 200 OK\r\n')
            while True:
                self.wfile.write(b'X-Header: ' + b'x' * 1000 + b'\r\n')
        except OSError:
            pass

    def page_drip(self, rest):
        self.close_connection = True
        try:
            for byte in b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n':
                self.wfile.write(bytes([byte]))
                time.sleep(1)
        except OSError:
            pass

    def page_reset(self, rest):
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b'\1\0\0\0\0\0\0\0')
        self.connection.close()


def run(*command, **options):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def certificates(folder):
    """CA, and certificates for 127.0.0.1: good, expired, of another host, signed by itself."""
    with open(os.path.join(folder, 'ca.cnf'), 'w') as out:
        out.write('[ca]\ndefault_ca=d\n[d]\ndatabase=%s/index\nserial=%s/serial\nnew_certs_dir=%s\ndefault_md=sha256\n'
                  'policy=p\n[p]\ncommonName=supplied\n[good]\nsubjectAltName=IP:127.0.0.1\n[other]\n'
                  'subjectAltName=DNS:example.org\n' % (folder, folder, folder))
    open(os.path.join(folder, 'index'), 'w').close()
    with open(os.path.join(folder, 'serial'), 'w') as out:
        out.write('01\n')
    new_key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
    run('openssl', 'req', '-x509', *new_key, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '30', '-subj',
        '/CN=Test authority', cwd=folder)
    run('openssl', 'req', '-x509', *new_key, '-keyout', 'selfsigned.key', '-out', 'selfsigned.pem', '-days', '30',
        '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', cwd=folder)
    for name, extension, dates in (('good', 'good', ['-days', '30']), ('other', 'other', ['-days', '30']),
                                   ('expired', 'good', ['-startdate', '20200101000000Z', '-enddate',
                                                        '20200201000000Z'])):
        run('openssl', 'req', *new_key, '-keyout', name + '.key', '-out', name + '.csr', '-subj', '/CN=' + name,
            cwd=folder)
        run('openssl', 'ca', '-batch', '-config', 'ca.cnf', '-extensions', extension, '-cert', 'ca.pem', '-keyfile',
            'ca.key', '-in', name + '.csr', '-out', name + '.pem', '-notext', *dates, cwd=folder)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_):
        pass


def serve(name, context=None):
    server = Server(('127.0.0.1', 0), Handler)
    if context:
        # The handshake belongs in the connection's thread, or one that fails stops the others.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(name, server.server_port, flush=True)


def main():
    serve('plain')
    if len(sys.argv) > 1 and shutil.which('openssl'):
        folder = sys.argv[1]
        certificates(folder)
        for name in ('good', 'expired', 'other', 'selfsigned'):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(os.path.join(folder, name + '.pem'), os.path.join(folder, name + '.key'))
            serve(name, context)
    print('ready', flush=True)
    sys.stdin.read()


main()

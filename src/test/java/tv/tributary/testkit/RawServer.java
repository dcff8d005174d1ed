package tv.tributary.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server on this machine that answers each request with exactly the bytes it is told to, for what no proper server
/// would say. Each connection takes one request and is closed after its answer.
public final class RawServer implements AutoCloseable {
    /// What to say on one connection.
    @FunctionalInterface
    public interface Script {
        void answer(String request, OutputStream out) throws IOException, InterruptedException;
    }

    private final LoopbackAcceptor acceptor;
    private final Queue<Step> scripts = new ConcurrentLinkedQueue<>();
    private volatile Script usual = (request, _) -> {
        throw new IOException("no answer for " + request);
    };
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public RawServer() {
        acceptor = new LoopbackAcceptor(this::serve);
    }

    private record Step(Script script, boolean reset) {}

    /// The answer to the next connection.
    public RawServer then(Script script) {
        scripts.add(new Step(script, false));
        return this;
    }

    /// The same, but the connection is not closed properly at the end: it is torn down (RST). What the client has not
    /// read by then is lost to it.
    public RawServer thenReset(Script script) {
        scripts.add(new Step(script, true));
        return this;
    }

    /// The answer to every connection after those.
    public RawServer always(Script script) {
        usual = script;
        return this;
    }

    /// The same as [#then] with fixed text; write line ends as `\n`, they go out as CR LF. It says that the connection
    /// ends with it, unless it says something else of that: else a client might ask once more on the same one.
    public RawServer then(String answer) {
        var text = answer.contains("\nConnection:") ? answer : answer.replaceFirst("\n", "\nConnection: close\n");
        return then((_, out) -> out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
    }

    public int port() {
        return acceptor.port();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /// Heads of the requests so far: request line and headers.
    public List<String> requests() {
        return requests;
    }

    private void serve(Socket socket) throws IOException, InterruptedException {
        var head = head(socket);
        if (head.isEmpty()) return;
        requests.add(head);
        var step = scripts.poll();
        (step == null ? usual : step.script).answer(head, socket.getOutputStream());
        if (step != null && step.reset) socket.setSoLinger(true, 0);
        else socket.shutdownOutput();
    }

    private static String head(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var text = new StringBuilder();
        while (!text.toString().endsWith("\r\n\r\n")) {
            var c = in.read();
            if (c < 0) return "";
            text.append((char) c);
        }
        return text.toString().strip();
    }

    @Override
    public void close() {
        acceptor.close();
    }
}

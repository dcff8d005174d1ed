package tv.tributary.relay.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One source of one channel, in one state after another. Thread-safe.
final class ChaosSource {
    /// What may happen to a source.
    enum State {
        FINE,
        STALL,
        CUT,
        RESET,
        NOT_FOUND,
        FORBIDDEN,
        PAGE,
        SLOW,
        REDIRECT,
        GONE;

        /// Whether somebody who opens it gets the programme.
        boolean lives() {
            return this == FINE || this == REDIRECT || this == CUT || this == RESET;
        }
    }

    private static final int CHUNK_MILLIS = 40;

    private final TsLoop loop;
    private final long offset;
    private final long epoch = System.nanoTime();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<State, Integer> happened = new ConcurrentHashMap<>();
    private volatile State state = State.FINE;
    private volatile long livesSince = System.nanoTime();
    private volatile int most;

    /// @param offset by how much its clock differs, in ticks
    ChaosSource(TsLoop loop, long offset) {
        this.loop = loop;
        this.offset = offset;
    }

    /// Whether it has lived for so long without a break.
    boolean livesFor(long millis) {
        return state.lives() && System.nanoTime() - livesSince > millis * 1_000_000;
    }

    /// Most connections at once.
    int most() {
        return most;
    }

    Map<State, Integer> happened() {
        return happened;
    }

    /// Good times and bad ones in turn, until interrupted.
    ///
    /// @param fine seconds between two faults on average
    void live(Random random, double fine) {
        var faults = State.values();
        try {
            while (true) {
                Thread.sleep((long) (-Math.log(1 - random.nextDouble()) * fine * 1000));
                become(faults[1 + random.nextInt(faults.length - 1)]);
                Thread.sleep(1000 + random.nextInt(9000));
                become(State.FINE);
            }
        } catch (InterruptedException _) {
            become(State.FINE);
        }
    }

    private void become(State next) {
        if (next.lives() && (!state.lives() || next == State.CUT || next == State.RESET))
            livesSince = System.nanoTime();
        state = next;
        happened.merge(next, 1, Integer::sum);
        if (next != State.FINE && next != State.STALL && next != State.SLOW) open.forEach(this::end);
    }

    private void end(Socket socket) {
        try {
            if (state == State.RESET) socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException _) {
            // It had ended by itself.
        }
    }

    /// Answers one request as the source is now, and goes on until somebody has had enough.
    void serve(Socket socket, String path) throws IOException, InterruptedException {
        open.add(socket);
        most = Math.max(most, open.size());
        try {
            var out = socket.getOutputStream();
            switch (path.endsWith("?moved") && state == State.REDIRECT ? State.FINE : state) {
                case NOT_FOUND -> say(out, "404 Not Found", "");
                case FORBIDDEN -> say(out, "403 Forbidden", "");
                case PAGE -> say(out, "200 OK\r\nContent-Type: text/html", "<html><body>Offline</body></html>");
                case REDIRECT -> say(out, "302 Found\r\nLocation: " + path + "?moved", "");
                case GONE -> socket.close();
                case FINE, CUT, RESET, STALL, SLOW -> stream(out);
            }
        } finally {
            open.remove(socket);
        }
    }

    private static void say(OutputStream out, String status, String body) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\nConnection: close\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private void stream(OutputStream out) throws IOException, InterruptedException {
        say(out, "200 OK\r\nContent-Type: video/mp2t", "");
        var place = loop.at((System.nanoTime() - epoch) / 1_000_000, offset);
        int chunk = loop.packetsIn(CHUNK_MILLIS);
        long due = System.nanoTime();
        while (true) {
            if (state == State.STALL) due = System.nanoTime();
            else out.write(place.take(state == State.SLOW ? chunk / 3 : chunk));
            due += CHUNK_MILLIS * 1_000_000L;
            long left = due - System.nanoTime();
            if (left > 0) Thread.sleep(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}

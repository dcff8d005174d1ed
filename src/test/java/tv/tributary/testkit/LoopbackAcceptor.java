package tv.tributary.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Accepts connections on a port of the loopback address, each on a thread of its own. Closing closes all of them.
/// Thread-safe.
final class LoopbackAcceptor implements AutoCloseable {
    /// Talks on one connection, which is closed afterwards. Whatever it throws is the other side's doing.
    @FunctionalInterface
    interface Conversation {
        void with(Socket socket) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    LoopbackAcceptor(Conversation conversation) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(() -> accept(conversation));
    }

    int port() {
        return server.getLocalPort();
    }

    /// Closes this one, too, at the end.
    Socket closing(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void accept(Conversation conversation) {
        try {
            while (true) {
                var socket = closing(server.accept());
                Thread.ofVirtual().start(() -> talk(conversation, socket));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private static void talk(Conversation conversation, Socket socket) {
        try (socket) {
            conversation.with(socket);
        } catch (IOException | InterruptedException _) {
            // The other side went away, or the test ended.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

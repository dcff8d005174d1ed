package tv.tributary.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tv.tributary.server.http.Response.BufferedResponse;

class BodyDeadlineTest {
    @Test
    void aBodyThatDoesNotComeIsToldSoAndLetGo() throws IOException {
        assertThat(answer(
                        Duration.ofMillis(100), "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc"))
                .startsWith("HTTP/1.1 408")
                .contains("The request did not come in time.");
    }

    @Test
    void aBodyThatComesIsAnswered() throws IOException {
        assertThat(answer(
                        Duration.ofSeconds(60),
                        "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc"))
                .startsWith("HTTP/1.1 200")
                .endsWith("abc");
    }

    /// Reads until the server closes the connection.
    private static String answer(Duration limit, String request) throws IOException {
        try (var edge = new Exchange(limit)) {
            var server = Undertow.builder()
                    .addHttpListener(0, "127.0.0.1")
                    .setHandler(exchange -> edge.answerWithBody(
                            exchange, asked -> BufferedResponse.of(200, BufferedResponse.TEXT, asked.body())))
                    .build();
            server.start();
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port(server))) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } finally {
                server.stop();
            }
        }
    }

    private static int port(Undertow server) {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }
}

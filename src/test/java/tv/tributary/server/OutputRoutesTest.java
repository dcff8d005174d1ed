package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.NetworkListener;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.StreamUrls;
import tv.tributary.testkit.ExpectedWarnings;

/// Another output is a class and a line of wiring: here a list of an invented kind, with the token where no other
/// output has it, and an announcement by UDP.
@Timeout(60)
class OutputRoutesTest {
    /// Has its paths at the root: the password, which is the token, stands in the query or behind a name.
    private static final class TextList implements RouteGroup {
        @Override
        public RouteAccess access() {
            return new RouteAccess.Credentials(TextList::password);
        }

        private static Optional<String> password(HttpServerExchange exchange, MatchResult path) {
            return path.groupCount() > 1
                    ? Optional.of(path.group(2))
                    : Optional.ofNullable(exchange.getQueryParameters().get("password"))
                            .map(all -> all.getFirst());
        }

        @Override
        public List<PathRoute> routes() {
            return List.of(
                    PathRoute.get(
                            "/(list)\\.php", (_, match) -> list(match.viewer().name())),
                    PathRoute.get(
                            "/text/([a-z]+)/([a-z0-9]+)/7",
                            (_, match) ->
                                    list(new StreamUrls("http://tv.example", match.viewer()).ts(new ChannelId(7)))));
        }

        private static BufferedResponse list(String text) {
            return BufferedResponse.of(200, BufferedResponse.TEXT, text);
        }
    }

    /// Answers every packet with the same text.
    private static final class Beacon implements NetworkListener {
        private final int port;
        private final String text;
        private Optional<DatagramSocket> socket = Optional.empty();
        private Optional<Thread> thread = Optional.empty();

        Beacon(int port, String text) {
            this.port = port;
            this.text = text;
        }

        @Override
        public void start(InetAddress bind) throws IOException {
            var opened = new DatagramSocket(port, bind);
            socket = Optional.of(opened);
            thread = Optional.of(Thread.ofVirtual().start(() -> answer(opened)));
        }

        private void answer(DatagramSocket opened) {
            try {
                while (true) {
                    var asked = new DatagramPacket(new byte[100], 100);
                    opened.receive(asked);
                    var bytes = text.getBytes(StandardCharsets.UTF_8);
                    opened.send(new DatagramPacket(bytes, bytes.length, asked.getSocketAddress()));
                }
            } catch (IOException e) {
                assertThat(opened.isClosed()).as("%s", e).isTrue();
            }
        }

        int listensOn() {
            return socket.orElseThrow().getLocalPort();
        }

        boolean isClosed() {
            return socket.orElseThrow().isClosed();
        }

        @Override
        public void close() {
            socket.orElseThrow().close();
            try {
                thread.orElseThrow().join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static UnaryOperator<OutputRoutes> with(RouteGroup more) {
        return usual -> {
            var groups = new ArrayList<>(usual.groups());
            groups.add(more);
            return new OutputRoutes(groups, usual.listeners());
        };
    }

    private static UnaryOperator<OutputRoutes> with(NetworkListener... listeners) {
        return usual -> new OutputRoutes(usual.groups(), List.of(listeners));
    }

    @Test
    void anOutputHasPathsAndCredentialsOfItsOwn() throws Exception {
        try (var house = new House(with(new TextList()))) {
            var token = house.tokenGate.householdToken();

            var inQuery = house.send(house.request("/list.php?username=ann&password=" + token));
            assertThat(inQuery.statusCode()).isEqualTo(200);
            assertThat(inQuery.body()).isEqualTo("The household");
            assertThat(inQuery.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            assertThat(house.send(house.request("/text/ann/" + token + "/7")).body())
                    .isEqualTo("http://tv.example/" + token + "/watch/7.ts");
        }
    }

    @Test
    void whoHasNoneComesInNowhere() throws Exception {
        try (var house = new House(with(new TextList()))) {
            for (var path : List.of("/list.php", "/list.php?password=", "/list.php?password=x", "/text/ann/x/7")) {
                assertThat(house.send(house.request(path)).statusCode())
                        .as(path)
                        .isEqualTo(401);
            }
            var posted = house.request("/list.php?password=" + house.tokenGate.householdToken());
            assertThat(house.send(posted.POST(BodyPublishers.noBody())).statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void theOthersStayWhereTheyAre() throws Exception {
        try (var house = new House(with(new TextList()))) {
            assertThat(house.send(house.household("/playlist.m3u")).statusCode())
                    .isEqualTo(200);
            assertThat(house.send(house.household("/list.php")).statusCode()).isEqualTo(404);
            assertThat(house.get("/api/channels").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aListenerStartsWithTheServerAndIsClosedWithIt() throws Exception {
        var beacon = new Beacon(0, "here");
        try (var house = new House(with(beacon))) {
            assertThat(ask(beacon.listensOn())).isEqualTo("here");

            house.server.close();

            assertThat(beacon.isClosed()).isTrue();
            assertThatThrownBy(() -> house.send(house.request("/"))).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @ExpectedWarnings("Beacon cannot listen")
    void aListenerWhosePortIsTakenKeepsNobodyFromWatching() throws Exception {
        try (var taken = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                var house = new House(with(new Beacon(taken.getLocalPort(), "never"), new Beacon(0, "here")))) {
            assertThat(house.send(house.household("/playlist.m3u")).statusCode())
                    .isEqualTo(200);
        }
    }

    private static String ask(int port) throws IOException {
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(20_000);
            socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getLoopbackAddress(), port));
            var answer = new DatagramPacket(new byte[100], 100);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
        }
    }
}

package tv.tributary.server.hdhomerun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.access.TokenGate;
import tv.tributary.format.hdhomerun.DiscoverRequest;
import tv.tributary.server.discovery.RequestRate;
import tv.tributary.server.hdhomerun.Tuners.Discovery;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.ManualClock;
import tv.tributary.testkit.TempStore;

/// Being found and asked on the protocol's own port, which here is any free one.
@Timeout(60)
class DiscoveryListenerTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final byte[] WILDCARD = HexFormat.of().parseHex("0002000c0104ffffffff0204ffffffff73cc7d8f");

    private final TempStore store = new TempStore();
    private final Settings settings = new Settings(store.database());
    private final Tuners tuners = new Tuners(settings, () -> 2);
    private final BaseUrls baseUrls =
            new BaseUrls(new TokenGate(settings, store.folder().resolve("api-token")), () -> "http://192.0.2.10:9188");
    private final int port = freePort();
    private final DiscoveryListener discovery = new DiscoveryListener(tuners, baseUrls, port);
    private final ControlListener control = new ControlListener(tuners, port);

    @AfterEach
    void close() {
        discovery.close();
        control.close();
        store.close();
    }

    /// One that is free for UDP and for TCP.
    private static int freePort() {
        while (true) {
            try (var any = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
                    var same = new ServerSocket(any.getLocalPort(), 1, LOOPBACK)) {
                return same.getLocalPort();
            } catch (BindException _) {
                // Somebody listens there for TCP.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void await(Discovery wanted) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (tuners.discovery().get() != wanted) {
            assertThat(System.nanoTime()).as("discovery").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void aClientFindsEachTunerUnderTheAddressItCanReach() throws Exception {
        var first = tuners.add("Living room", List.of());
        var second = tuners.add("Bedroom", List.of());
        discovery.start(LOOPBACK);
        await(Discovery.LISTENING);

        try (var client = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            client.setSoTimeout(20_000);
            send(client, WILDCARD);

            assertThat(List.of(receive(client), receive(client)))
                    .containsExactly(
                            reply(first, "http://127.0.0.1:9188"),
                            reply(second, "http://127.0.0.1:9188/hdhomerun/" + second.device()));
        }
    }

    private static String reply(VirtualTuner tuner, String base) {
        return HexFormat.of()
                .formatHex(DiscoverRequest.reply(tuner.deviceId(), 4, base).toBytes());
    }

    @Test
    void nonsenseIsNotAnsweredAndHarmsNothing() throws Exception {
        tuners.add("Living room", List.of());
        discovery.start(LOOPBACK);
        await(Discovery.LISTENING);
        var random = new Random(1);

        try (var client = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            for (int i = 0; i < 15; i++) {
                var nonsense = new byte[random.nextInt(1_600)];
                random.nextBytes(nonsense);
                send(client, nonsense);
            }
            client.setSoTimeout(20_000);
            send(client, WILDCARD);
            receive(client);
            client.setSoTimeout(50);

            assertThat(hasMore(client)).isFalse();
        }
    }

    @Test
    void withTheLastTunerThePortIsFreeAgain() throws Exception {
        var tuner = tuners.add("Living room", List.of());
        discovery.start(LOOPBACK);
        await(Discovery.LISTENING);

        tuners.remove(tuner.deviceId());
        await(Discovery.OFF);

        try (var other = new DatagramSocket(null)) {
            other.bind(new InetSocketAddress(LOOPBACK, port));
            assertThat(other.isBound()).isTrue();
        }
    }

    @Test
    @ExpectedWarnings("tuners cannot be discovered")
    void aPortThatAnotherProgramHasIsTold() throws Exception {
        try (var other = new DatagramSocket(null)) {
            other.bind(new InetSocketAddress(LOOPBACK, port));
            tuners.add("Living room", List.of());
            discovery.start(LOOPBACK);

            await(Discovery.PORT_TAKEN);
        }
        tuners.add("Bedroom", List.of());
        await(Discovery.LISTENING);
    }

    @Test
    void oneSenderGetsTwentyAnswersASecond() {
        var clock = new ManualClock(Instant.parse("2026-11-30T20:00:00Z"));
        var rate = new RequestRate(clock);

        int admitted = 0;
        for (int i = 0; i < 100; i++) if (rate.admits(LOOPBACK)) admitted++;
        clock.pass(Duration.ofSeconds(1));

        assertThat(admitted).isEqualTo(20);
        assertThat(rate.admits(LOOPBACK)).isTrue();
    }

    @Test
    void aToolReadsWhatDeviceItIs() throws Exception {
        tuners.add("Living room", List.of());
        control.start(LOOPBACK);

        try (var client = connect()) {
            client.setSoTimeout(20_000);
            var asked = HexFormat.of().parseHex("0004000d030b2f7379732f6d6f64656c008f5b54b5");
            client.getOutputStream().write(asked);
            var in = new DataInputStream(client.getInputStream());

            assertThat(in.readUnsignedShort()).isEqualTo(5);
            var fields = new byte[in.readUnsignedShort()];
            in.readFully(fields);
            assertThat(new String(fields, StandardCharsets.US_ASCII))
                    .contains("/sys/model")
                    .contains("hdhomerun5_atsc");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/lineup/scan, complete",
        "/lineup/location, disabled",
        "/tuner0/status, ch=none",
        "/tuner0/streaminfo, none",
        "/tuner0/channel, none",
        "/tuner7/channel, unknown getset variable",
        "/sys/nonsense, unknown getset variable",
        "help, /lineup/scan",
    })
    void aToolReadsTheRestOfADevice(String name, String answer) throws Exception {
        tuners.add("Living room", List.of());
        control.start(LOOPBACK);

        try (var client = connect()) {
            client.setSoTimeout(20_000);
            client.getOutputStream().write(question(name));
            var in = new DataInputStream(client.getInputStream());
            in.readUnsignedShort();
            var fields = new byte[in.readUnsignedShort()];
            in.readFully(fields);

            assertThat(new String(fields, StandardCharsets.US_ASCII)).contains(answer);
        }
    }

    @Test
    void silentToolsKeepNobodyOut() throws Exception {
        tuners.add("Living room", List.of());
        control.start(LOOPBACK);
        var silent = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 8; i++) silent.add(connect());
            try (var client = connect()) {
                client.setSoTimeout(20_000);
                client.getOutputStream().write(question("/sys/features"));

                assertThat(client.getInputStream().read()).isZero();
            }
        } finally {
            for (var one : silent) one.close();
        }
    }

    @Test
    void withTheLastTunerItsToolsAreDisconnected() throws Exception {
        var tuner = tuners.add("Living room", List.of());
        control.start(LOOPBACK);

        try (var client = connect()) {
            client.setSoTimeout(20_000);
            tuners.remove(tuner.deviceId());

            assertThat(hasEnded(client)).isTrue();
        }
    }

    /// A packet that asks for a variable: its type, length, the name with its tag, and a CRC-32.
    private static byte[] question(String name) {
        var packet = ByteBuffer.allocate(name.length() + 11);
        packet.putShort((short) 4).putShort((short) (name.length() + 3));
        packet.put((byte) 3).put((byte) (name.length() + 1));
        packet.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        var sum = new CRC32();
        sum.update(packet.array(), 0, packet.position());
        return packet.order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) sum.getValue())
                .array();
    }

    private static boolean hasEnded(Socket client) throws IOException {
        try {
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (SocketException _) {
            return true; // reset
        }
    }

    private Socket connect() throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            try {
                return new Socket(LOOPBACK, port);
            } catch (IOException e) {
                if (System.nanoTime() > deadline) throw e;
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void send(DatagramSocket client, byte[] bytes) throws IOException {
        client.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port));
    }

    private static String receive(DatagramSocket client) throws IOException {
        var packet = new DatagramPacket(new byte[2_000], 2_000);
        client.receive(packet);
        return HexFormat.of().formatHex(packet.getData(), 0, packet.getLength());
    }

    private static boolean hasMore(DatagramSocket client) throws IOException {
        try {
            receive(client);
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }
}

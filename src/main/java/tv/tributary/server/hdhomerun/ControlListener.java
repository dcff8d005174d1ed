package tv.tributary.server.hdhomerun;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.format.hdhomerun.GetSetRequest;
import tv.tributary.format.hdhomerun.HdHomeRunPacket;
import tv.tributary.model.HomeAddress;
import tv.tributary.server.discovery.SwitchedListener;

/// Answers `hdhomerun_config` and support tools (TCP 65001), while there are tuners: what device it is and that its
/// tuners are idle. Channels are chosen over HTTP, never here. Thread-safe.
final class ControlListener extends SwitchedListener<ServerSocket> {
    private static final Logger log = LoggerFactory.getLogger(ControlListener.class);
    private static final int MOST_CLIENTS = 8;
    private static final int SILENCE_MS = 30_000;
    private static final String IDLE = "ch=none lock=none ss=0 snq=0 seq=0 bps=0 pps=0";

    private static final Map<String, String> ANSWERS = Map.of(
            "/sys/model", TunerDocuments.FIRMWARE,
            "/sys/hwmodel", TunerDocuments.MODEL,
            "/sys/version", TunerDocuments.FIRMWARE_VERSION,
            "/sys/features", "channelmap: us-bcast\nmodulation: auto\n",
            "/sys/copyright", "Tributary",
            // A line-up that is always whole, and of no place.
            "/lineup/scan", "complete",
            "/lineup/location", "disabled");

    /// What a tuner of its own can be asked; all but its status are chosen over HTTP.
    private static final Pattern TUNER =
            Pattern.compile("/tuner(\\d{1,2})/(status|channel|vchannel|program|streaminfo|lockkey|target)");

    private static final String HELP = "Supported configuration options:\n"
            + ANSWERS.keySet().stream().sorted().collect(Collectors.joining("\n"))
            + "\n/tuner<n>/status\n/tuner<n>/streaminfo\n/tuner<n>/vchannel\n";

    private final Tuners tuners;
    private final int port;
    private final ConcurrentLinkedDeque<Socket> open = new ConcurrentLinkedDeque<>();

    ControlListener(Tuners tuners) {
        this(tuners, DiscoveryListener.PORT);
    }

    /// @param port another one than clients ask, for tests
    ControlListener(Tuners tuners, int port) {
        super("hdhomerun-control", tuners.live(), tuners::isAny);
        this.tuners = tuners;
        this.port = port;
    }

    @Override
    protected ServerSocket listen(InetAddress bind) throws IOException {
        var listening = new ServerSocket();
        try {
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(bind, port));
            return listening;
        } catch (IOException e) {
            close(listening);
            throw e;
        }
    }

    @Override
    protected void failed(IOException reason) {
        // Only tools for support miss it.
        log.info("TCP port {} is not free: {}", port, reason.getMessage());
    }

    @Override
    protected void released() {
        open.forEach(SwitchedListener::close);
    }

    @Override
    protected void serve(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                if (HomeAddress.matches(client.getInetAddress())) {
                    // Tools ask at once: whoever has been here longest is silent, and must not keep others out.
                    if (open.size() >= MOST_CLIENTS) close(open.pollFirst());
                    open.add(client);
                    Thread.ofVirtual().name("hdhomerun-client").start(() -> answerAll(client));
                    // Whoever closed this in between did not know that client yet.
                    if (listening.isClosed()) close(client);
                } else {
                    close(client);
                }
            } catch (IOException _) {
                // Closed, or that client has gone; the loop knows.
            }
        }
    }

    private void answerAll(Socket client) {
        try (client) {
            client.setSoTimeout(SILENCE_MS);
            var in = new DataInputStream(client.getInputStream());
            for (var request = read(in); request.isPresent(); request = read(in)) {
                client.getOutputStream().write(answer(request.get()).toBytes());
            }
        } catch (IOException _) {
            // The client has gone.
        } finally {
            open.remove(client);
        }
    }

    /// @return empty if what came is no request
    private static Optional<GetSetRequest> read(DataInputStream in) throws IOException {
        var head = new byte[HdHomeRunPacket.HEADER];
        in.readFully(head);
        int rest = (((head[2] & 0xFF) << 8) | (head[3] & 0xFF)) + HdHomeRunPacket.TRAILER;
        if (head.length + rest > HdHomeRunPacket.LONGEST) return Optional.empty();
        var packet = Arrays.copyOf(head, head.length + rest);
        in.readFully(packet, head.length, rest);
        return HdHomeRunPacket.parse(packet, packet.length).flatMap(GetSetRequest::of);
    }

    private HdHomeRunPacket answer(GetSetRequest request) {
        if (request.value().isPresent()) return request.refusal("channels are chosen over HTTP");
        if (request.name().equals("help")) return request.reply(HELP);
        var tuner = TUNER.matcher(request.name());
        if (tuner.matches() && Integer.parseInt(tuner.group(1)) < mostStreams())
            return request.reply(tuner.group(2).equals("status") ? IDLE : "none");
        return Optional.ofNullable(ANSWERS.get(request.name()))
                .map(request::reply)
                .orElseGet(() -> request.refusal("unknown getset variable"));
    }

    private int mostStreams() {
        return tuners.all().stream().mapToInt(tuners::streams).max().orElse(0);
    }
}

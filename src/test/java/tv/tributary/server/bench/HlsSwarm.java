package tv.tributary.server.bench;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tv.tributary.testkit.HlsPlayer;

/// Lets many players watch HLS channels for a while and says how they fared: `HlsSwarm PLAYERS SECONDS URL...`; players
/// are dealt out to the addresses in turn.
public final class HlsSwarm {
    private static final int PER_CLIENT = 50;

    private HlsSwarm() {}

    public static void main(String[] args) throws InterruptedException {
        int count = Integer.parseInt(args[0]);
        var during = Duration.ofSeconds(Long.parseLong(args[1]));
        var urls = List.of(args).subList(2, args.length);
        var players = new ArrayList<HlsPlayer>();
        var threads = new ArrayList<Thread>();
        var http = HttpClient.newHttpClient();
        for (int n = 0; n < count; n++) {
            if (n % PER_CLIENT == 0) http = HttpClient.newHttpClient();
            var player = new HlsPlayer(http, urls.get(n % urls.size()), "swarm/" + n, during);
            players.add(player);
            threads.add(Thread.ofVirtual().start(player));
            Thread.sleep(Math.min(20, 5000 / count));
        }
        for (var thread : threads) thread.join();
        long bytes = players.stream().mapToLong(HlsPlayer::bytes).sum();
        System.out.printf(
                "%d players, %d s: %d segments, %d playlists, %.2f GB, %d discontinuities seen by most; "
                        + "stalled %d players, longest %d ms; longest segment %d ms; least segments %d%n",
                count,
                during.toSeconds(),
                players.stream().mapToInt(HlsPlayer::segments).sum(),
                players.stream().mapToInt(HlsPlayer::playlists).sum(),
                bytes / 1e9,
                players.stream().mapToInt(HlsPlayer::discontinuities).max().orElse(0),
                players.stream().filter(p -> p.stalled().isPositive()).count(),
                players.stream().mapToLong(p -> p.stalled().toMillis()).max().orElse(0),
                players.stream()
                        .mapToLong(p -> p.longestSegment().toMillis())
                        .max()
                        .orElse(0),
                players.stream().mapToInt(HlsPlayer::segments).min().orElse(0));
        Set<String> faults = new TreeSet<>();
        for (var player : players) faults.addAll(player.faults());
        long faulty = players.stream().filter(p -> !p.faults().isEmpty()).count();
        System.out.printf(
                "%d players met faults: %s%n", faulty, faults.stream().limit(20).toList());
    }
}

package tv.tributary.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tv.tributary.format.json.Json;
import tv.tributary.format.json.Json.BadJson;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel;
import tv.tributary.format.xmltv.XmltvReader;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.net.NetException;
import tv.tributary.text.Messages;

/// What media servers get of an HDHomeRun tuner: reads its documents over the network, in the order in which they do,
/// and
/// its guide, and judges for each of them what comes of that. Blocks for some seconds; thread-safe.
public final class TunerInspection {
    /// Plex reads no more of one tuner.
    public static final int MOST_FOR_PLEX = 480;

    private static final int SHOWN = 5;
    private static final int HTTP_PORT = 80;
    private static final long LARGEST_DOCUMENT = 64L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration GUIDE_PATIENCE = Duration.ofMinutes(1);

    /// Programs that read such tuners. Words under `dvr-client.*`.
    public enum DvrClient {
        PLEX,
        JELLYFIN,
        EMBY,
        CHANNELS
    }

    /// What is in the way. Words under `tuner-finding.*`.
    public enum TunerFinding {
        /// {0} is the address.
        UNREACHABLE,
        /// Something answers there that is no tuner; {0} is the address.
        NO_TUNER,
        NO_CHANNELS,
        /// {0} is how many it reads, {1} how many there are.
        TOO_MANY_CHANNELS,
        /// {0} is a number that several channels have.
        SAME_NUMBER,
        NO_GUIDE,
        /// {0} channels of {1} have programmes.
        LITTLE_GUIDE,
        /// {0} is the address that only this computer knows.
        ONLY_HERE,
        /// It looks for tuners at port 80 only; {0} is the address to type.
        TYPE_ADDRESS
    }

    /// @param values of its words
    public record Finding(TunerFinding what, List<String> values) {
        public Finding {
            values = List.copyOf(values);
        }

        /// In a sentence that says what to do.
        public String words() {
            return Messages.of(what, values.toArray());
        }
    }

    /// @param channels how many it gets
    /// @param findings none if nothing is in the way
    public record ClientResult(DvrClient client, int channels, List<Finding> findings) {
        public ClientResult {
            findings = List.copyOf(findings);
        }
    }

    /// @param name as clients show it; empty if it could not be read
    /// @param streams how many it says it offers at once
    /// @param first the first channels, with their numbers
    /// @param withGuide how many channels have programmes today
    public record InspectionReport(
            String name, int streams, int channels, List<String> first, int withGuide, List<ClientResult> clients) {
        public InspectionReport {
            first = List.copyOf(first);
            clients = List.copyOf(clients);
        }
    }

    private record LineupEntry(String number, String name) {}

    private TunerInspection() {}

    /// @param address of the tuner, as it is typed into a client
    /// @param guide the address of its programme guide
    public static InspectionReport of(String address, String guide) {
        try (var http = new Http()) {
            return inspect(new Fetch(http), address, guide);
        }
    }

    private static InspectionReport inspect(Fetch fetch, String address, String guide) {
        Map<?, ?> device;
        List<LineupEntry> lineup;
        try {
            device = Json.read(text(fetch, address + "/discover.json", PATIENCE), Map.class);
            lineup = lineup(Json.read(text(fetch, field(device, "LineupURL"), PATIENCE), List.class));
            Json.read(text(fetch, address + "/lineup_status.json", PATIENCE), Map.class);
        } catch (NetException | UncheckedIOException _) {
            return failed(new Finding(TunerFinding.UNREACHABLE, List.of(address)));
        } catch (BadJson _) {
            return failed(new Finding(TunerFinding.NO_TUNER, List.of(address)));
        }
        var known = named(fetch, guide);
        int withGuide = (int) lineup.stream()
                .filter(one -> known.contains(one.number) || known.contains(one.name))
                .count();
        var common = common(lineup, withGuide, address);
        boolean findable = isFindable(fetch, address, field(device, "DeviceID"));
        return new InspectionReport(
                field(device, "FriendlyName"),
                device.get("TunerCount") instanceof Number count ? count.intValue() : 0,
                lineup.size(),
                lineup.stream()
                        .limit(SHOWN)
                        .map(one -> one.number + " " + one.name)
                        .toList(),
                withGuide,
                List.of(DvrClient.values()).stream()
                        .map(client -> result(client, lineup.size(), common, findable, address))
                        .toList());
    }

    private static InspectionReport failed(Finding why) {
        return new InspectionReport(
                "",
                0,
                0,
                List.of(),
                0,
                List.of(DvrClient.values()).stream()
                        .map(client -> new ClientResult(client, 0, List.of(why)))
                        .toList());
    }

    /// What all clients have in common.
    private static List<Finding> common(List<LineupEntry> lineup, int withGuide, String address) {
        var findings = new ArrayList<Finding>();
        if (lineup.isEmpty()) findings.add(new Finding(TunerFinding.NO_CHANNELS, List.of()));
        var seen = new HashSet<String>();
        lineup.stream()
                .map(LineupEntry::number)
                .filter(number -> !seen.add(number))
                .findFirst()
                .ifPresent(number -> findings.add(new Finding(TunerFinding.SAME_NUMBER, List.of(number))));
        if (!lineup.isEmpty() && withGuide == 0) findings.add(new Finding(TunerFinding.NO_GUIDE, List.of()));
        else if (withGuide * 2 < lineup.size())
            findings.add(new Finding(
                    TunerFinding.LITTLE_GUIDE, List.of(Integer.toString(withGuide), Integer.toString(lineup.size()))));
        var host = host(address);
        if (host.equals("localhost") || host.startsWith("127."))
            findings.add(new Finding(TunerFinding.ONLY_HERE, List.of(address)));
        return findings;
    }

    private static ClientResult result(
            DvrClient client, int channels, List<Finding> common, boolean findable, String address) {
        var findings = new ArrayList<>(common);
        int read = channels;
        if (client == DvrClient.PLEX && channels > MOST_FOR_PLEX) {
            read = MOST_FOR_PLEX;
            findings.addFirst(new Finding(
                    TunerFinding.TOO_MANY_CHANNELS,
                    List.of(Integer.toString(MOST_FOR_PLEX), Integer.toString(channels))));
        }
        if (client == DvrClient.JELLYFIN && !findable)
            findings.add(new Finding(TunerFinding.TYPE_ADDRESS, List.of(address)));
        return new ClientResult(client, read, findings);
    }

    private static List<LineupEntry> lineup(List<?> rows) {
        return rows.stream()
                .flatMap(row -> row instanceof Map<?, ?> fields
                        ? Optional.of(new LineupEntry(field(fields, "GuideNumber"), field(fields, "GuideName")))
                                .stream()
                        : Optional.<LineupEntry>empty().stream())
                .toList();
    }

    /// The names and numbers of the guide's channels that have programmes today.
    private static Set<String> named(Fetch fetch, String guide) {
        var names = new HashMap<String, List<String>>();
        var known = new HashSet<String>();
        var handler = new XmltvReader.Handler() {
            @Override
            public void channel(XmltvChannel channel) {
                names.put(
                        channel.id(),
                        channel.displayNames().stream().map(name -> name.text()).toList());
            }

            @Override
            public void programme(Programme programme) {
                known.addAll(names.getOrDefault(programme.channel(), List.of()));
            }
        };
        var request = new Fetch.Request(guide + "?days=1&past-days=0", "", "", "", LARGEST_DOCUMENT, GUIDE_PATIENCE);
        try (var fetched = fetch.open(request)) {
            XmltvReader.read(fetched.body(), "", handler, () -> {});
        } catch (NetException | IOException | UncheckedIOException _) {
            // Then what was read until here is what clients get, too.
        }
        return known;
    }

    /// Whether a client that looks at port 80 of the host finds this tuner there.
    private static boolean isFindable(Fetch fetch, String address, String device) {
        try {
            var found = text(fetch, "http://" + host(address) + ":" + HTTP_PORT + "/discover.json", SHORT);
            return field(Json.read(found, Map.class), "DeviceID").equals(device);
        } catch (NetException | UncheckedIOException | BadJson _) {
            return false;
        }
    }

    private static String host(String address) {
        return Optional.ofNullable(URI.create(address).getHost()).orElse("");
    }

    private static String text(Fetch fetch, String url, Duration patience) {
        var request = new Fetch.Request(url, "", "", "", LARGEST_DOCUMENT, patience);
        try (var fetched = fetch.openOnce(request)) {
            return new String(fetched.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty if there is none.
    private static String field(Map<?, ?> fields, String name) {
        return fields.get(name) instanceof String text ? text : "";
    }
}

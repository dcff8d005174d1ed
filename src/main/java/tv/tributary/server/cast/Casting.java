package tv.tributary.server.cast;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import tv.tributary.access.Grant;
import tv.tributary.access.User;
import tv.tributary.access.Users;
import tv.tributary.access.ViewedChannels;
import tv.tributary.cast.CastMedia;
import tv.tributary.cast.Receiver;
import tv.tributary.cast.Receiver.ReceiverKind;
import tv.tributary.cast.Receiver.ReceiverRefused;
import tv.tributary.cast.Receivers;
import tv.tributary.cast.WindowPlayer;
import tv.tributary.dvr.Recordings;
import tv.tributary.library.Library;
import tv.tributary.model.ChannelId;
import tv.tributary.model.PairedDevice;
import tv.tributary.model.Source;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.server.output.RecordingRoute;
import tv.tributary.server.route.StreamUrls;
import tv.tributary.text.Messages;

/// Sends channels, films, episodes and recordings to players in the home network. A player gets addresses
/// with a token of its own, of the user who sent something there: so it sees no more than they do, and it can
/// be taken back as any device's. Thread-safe; blocks while a player answers.
public final class Casting {
    private static final String TRANSPORT_STREAM = "video/mp2t";
    private static final Map<String, String> TYPES = Map.of(
            "mp4", "video/mp4",
            "m4v", "video/mp4",
            "mkv", "video/x-matroska",
            "avi", "video/x-msvideo",
            "webm", "video/webm",
            "mov", "video/quicktime",
            "ts", TRANSPORT_STREAM);

    /// Kinds of what can be sent.
    public enum CastKind {
        CHANNEL,
        FILM,
        EPISODE,
        RECORDING
    }

    /// Something to send.
    ///
    /// @param id of the channel, the film, the episode or the recording
    public record CastItem(CastKind kind, long id) {}

    private record Sendable(String title, boolean live, String ending) {}

    private final Receivers receivers;
    private final Users users;
    private final Supplier<Grant> household;
    private final ViewedChannels viewed;
    private final Library library;
    private final Recordings recordings;
    private final Supplier<String> address;
    private final WindowPlayer window = new WindowPlayer();
    private final ReentrantLock letting = new ReentrantLock();

    /// @param household the household's own grant
    /// @param address `http://HOST:PORT` as others in the home network reach the server; not asked before it
    ///     listens
    public Casting(
            Receivers receivers,
            Users users,
            Supplier<Grant> household,
            ViewedChannels viewed,
            Library library,
            Recordings recordings,
            Supplier<String> address) {
        this.receivers = receivers;
        this.users = users;
        this.household = household;
        this.viewed = viewed;
        this.library = library;
        this.recordings = recordings;
        this.address = address;
    }

    /// All players, what each does, and how to control them.
    public Receivers receivers() {
        return receivers;
    }

    /// The remote control of the window's player, which is another player of this house.
    public WindowPlayer window() {
        return window;
    }

    /// Sends something of the household's to a player.
    ///
    /// @throws ReceiverRefused if there is no such thing, or the player does not take it
    public void play(long receiver, CastItem item) {
        play(household.get(), receiver, item);
    }

    /// Sends something to a player.
    ///
    /// @param sender who sees no more by this than else
    /// @throws ReceiverRefused if they see no such thing, or the player does not take it
    public void play(Grant sender, long receiver, CastItem item) {
        var target = receivers
                .find(receiver)
                .orElseThrow(() -> new ReceiverRefused(Messages.of("cast.problem.unknown")))
                .receiver();
        var thing = find(sender, item).orElseThrow(() -> new ReceiverRefused(Messages.of("cast.problem.nothing")));
        var urls = new StreamUrls(reachable(target), admit(sender, target));
        receivers.play(receiver, media(target.kind(), urls, item, thing));
    }

    /// Forgets a player and takes back the tokens that it was given, which ends what it plays from here.
    ///
    /// @return empty if there is none
    public Optional<Receiver> remove(long receiver) {
        var removed = receivers.remove(receiver);
        removed.ifPresent(one -> one.devices().forEach(users.devices()::revoke));
        return removed;
    }

    private Optional<Sendable> find(Grant sender, CastItem item) {
        long id = item.id();
        return switch (item.kind()) {
            case CHANNEL ->
                viewed.channel(sender.view(), new ChannelId(id)).map(one -> new Sendable(one.name(), true, ""));
            case FILM ->
                library.row(TitleKind.MOVIE, id)
                        .filter(sender.view()::sees)
                        .map(row -> new Sendable(row.name(), false, library.ending(id)));
            case EPISODE ->
                library.seriesOf(id)
                        .filter(sender.view()::sees)
                        .map(row -> new Sendable(
                                row.name(),
                                false,
                                library.episodeEndings(row.id()).getOrDefault(id, Source.USUAL_ENDING)));
            case RECORDING ->
                recordings
                        .find(id)
                        .filter(one -> RecordingRoute.sees(viewed, sender, one))
                        .map(one -> new Sendable(one.title().isEmpty() ? one.channelName() : one.title(), false, "ts"));
        };
    }

    private static CastMedia media(ReceiverKind player, StreamUrls urls, CastItem item, Sendable thing) {
        var type = TYPES.getOrDefault(thing.ending().toLowerCase(Locale.ROOT), TRANSPORT_STREAM);
        return switch (item.kind()) {
            case CHANNEL -> channel(player, urls, new ChannelId(item.id()), thing);
            case FILM -> new CastMedia(urls.movie(item.id(), thing.ending()), thing.title(), false, type);
            case EPISODE -> new CastMedia(urls.episode(item.id(), thing.ending()), thing.title(), false, type);
            case RECORDING -> new CastMedia(urls.recording(item.id()), thing.title(), false, type);
        };
    }

    /// A Chromecast plays live television as HLS alone, and knows of the sound of broadcasts AAC alone.
    private static CastMedia channel(ReceiverKind player, StreamUrls urls, ChannelId id, Sendable thing) {
        return switch (player) {
            case CHROMECAST -> new CastMedia(urls.hls(id) + "?audio=aac", thing.title(), true, CastMedia.HLS);
            case KODI -> new CastMedia(urls.ts(id), thing.title(), true, TRANSPORT_STREAM);
        };
    }

    /// Our address, for whoever is not on this machine.
    private String reachable(Receiver target) {
        var own = address.get();
        if (isHere(URI.create(own).getHost()) && !isHere(target.address()))
            throw new ReceiverRefused(Messages.of("cast.problem.this-machine"));
        return own;
    }

    private static boolean isHere(String host) {
        return host.startsWith("127.") || host.equals("localhost") || host.equals("[::1]") || host.equals("::1");
    }

    /// Lets the player in for the sender, once for each; others than people have tokens of their own already.
    private Grant admit(Grant sender, Receiver target) {
        var user = users.ofKey(sender.user()).map(User::id);
        if (user.isEmpty() && !sender.user().equals(household.get().user())) return sender;
        letting.lock();
        try {
            var known = devices(target).stream()
                    .filter(device -> device.user().equals(user))
                    .findFirst();
            if (known.isPresent()) return users.grant(known.get());
            var added = users.devices().add(user, target.name());
            var ids = new ArrayList<>(
                    devices(target).stream().map(PairedDevice::id).toList());
            ids.add(added.id());
            receivers.devices(target.id(), ids);
            return users.grant(added);
        } finally {
            letting.unlock();
        }
    }

    /// Those that were not revoked.
    private List<PairedDevice> devices(Receiver target) {
        return receivers.find(target.id()).map(one -> one.receiver().devices()).orElse(target.devices()).stream()
                .flatMap(id -> users.devices().find(id).stream())
                .toList();
    }
}

package tv.tributary.cast;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import tv.tributary.cast.Receiver.ReceiverKind;
import tv.tributary.cast.Receiver.ReceiverRefused;
import tv.tributary.cast.ReceiverLink.LinkTimes;
import tv.tributary.cast.RendererConnection.Renderer;
import tv.tributary.event.LatestValue;
import tv.tributary.net.Http;
import tv.tributary.net.PostClient;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;

/// The players in the home network that something can be sent to: those that were found there, and those that
/// were added by hand. Thread-safe; what is asked of a player blocks until it answers, half a minute at most.
public final class Receivers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_TEXT = 255;
    private static final int HIGHEST_PORT = 65_535;

    /// A player and what it does.
    ///
    /// @param present whether it was seen in the network since the start; always true for one that was added
    ///     by hand
    public record ReceiverStatus(Receiver receiver, ReceiverState state, boolean present) {}

    private final Settings settings;
    private final Map<ReceiverKind, Renderer> renderers;
    private final LinkTimes times;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, ReceiverLink> links = new HashMap<>();
    private final Set<Long> present = new HashSet<>();
    private final LatestValue<List<ReceiverStatus>> live = new LatestValue<>(List.of());

    public Receivers(Settings settings, Http http) {
        this(settings, renderers(new PostClient(http, PATIENCE)), LinkTimes.USUAL);
    }

    Receivers(Settings settings, Map<ReceiverKind, Renderer> renderers, LinkTimes times) {
        this.settings = settings;
        this.renderers = Map.copyOf(renderers);
        this.times = times;
        publish();
    }

    /// Another kind of player is a [Renderer] and a line here.
    private static Map<ReceiverKind, Renderer> renderers(PostClient client) {
        return Map.of(
                ReceiverKind.KODI, new KodiRenderer(client),
                ReceiverKind.CHROMECAST, new ChromecastRenderer(PATIENCE));
    }

    private ReceiverSettings stored() {
        return settings.of(ReceiverSettings.NAME, ReceiverSettings.defaults()).get();
    }

    /// All that can be chosen, and what each does: those that were added by hand, and of the others those
    /// that are there or were used before. In the order in which they became known.
    public LatestValue<List<ReceiverStatus>> live() {
        return live;
    }

    public Optional<ReceiverStatus> find(long id) {
        return live.get().stream().filter(one -> one.receiver().id() == id).findFirst();
    }

    /// Adds one by hand.
    ///
    /// @throws ReceiverRefused if something is missing
    public Receiver add(Receiver receiver) {
        var checked = checked(receiver);
        lock.lock();
        try {
            var newer = stored().with(checked);
            save(newer);
            return newer.receivers().getLast();
        } finally {
            lock.unlock();
        }
    }

    /// Gives one another name.
    ///
    /// @return empty if it is gone
    /// @throws ReceiverRefused if the name is empty
    public Optional<Receiver> rename(long id, String name) {
        return change(id, one -> checked(one.named(name)));
    }

    /// Tells the login that one asks for.
    ///
    /// @return empty if it is gone
    public Optional<Receiver> login(long id, String user, String password) {
        return change(id, one -> checked(one.login(user, password)));
    }

    /// Notes which devices were let in for one.
    public Optional<Receiver> devices(long id, List<Long> devices) {
        return change(id, one -> one.with(devices));
    }

    private Optional<Receiver> change(long id, UnaryOperator<Receiver> change) {
        lock.lock();
        try {
            var before = stored();
            if (before.find(id).isEmpty()) return Optional.empty();
            var newer = before.change(id, change);
            save(newer);
            return newer.find(id);
        } finally {
            lock.unlock();
        }
    }

    /// Forgets one; what it plays goes on there. One that is announced in the network comes back.
    ///
    /// @return the removed one; empty if there was none
    public Optional<Receiver> remove(long id) {
        lock.lock();
        try {
            var removed = stored().find(id);
            Optional.ofNullable(links.remove(id)).ifPresent(ReceiverLink::close);
            present.remove(id);
            if (removed.isPresent()) save(stored().without(id));
            return removed;
        } finally {
            lock.unlock();
        }
    }

    /// One was seen in the home network.
    public void found(Receiver seen) {
        var serial = text(seen.serial(), LONGEST_TEXT);
        var name = text(seen.name(), LONGEST_NAME);
        if (serial.isEmpty() || name.isEmpty()) return;
        var here = Receiver.found(name, seen.kind(), seen.address(), seen.port(), serial);
        lock.lock();
        try {
            var before = stored();
            var known = before.known(here);
            if (known.isEmpty() && before.isFull()) return;
            var newer = known.isEmpty()
                    ? before.with(here)
                    : before.change(known.get().id(), one -> one.at(here.address(), here.port()));
            newer.known(here).ifPresent(one -> present.add(one.id()));
            if (newer.equals(before)) publish();
            else save(newer);
        } finally {
            lock.unlock();
        }
    }

    /// One took its leave from the home network.
    ///
    /// @param serial as it was found by
    public void left(ReceiverKind kind, String serial) {
        lock.lock();
        try {
            stored().receivers().stream()
                    .filter(one -> one.kind() == kind && one.serial().equals(serial))
                    .forEach(one -> present.remove(one.id()));
            publish();
        } finally {
            lock.unlock();
        }
    }

    /// Plays something there, instead of what plays.
    ///
    /// @throws ReceiverRefused if it does not want to, or is not there
    public void play(long id, CastMedia media) {
        link(id).load(media);
    }

    /// Holds what plays there, or goes on.
    ///
    /// @throws ReceiverRefused if it does not want to, or is not there
    public void pause(long id, boolean paused) {
        link(id).control(it -> it.pause(paused));
    }

    /// To another place in a film or a recording.
    ///
    /// @throws ReceiverRefused if it does not want to, or is not there
    public void seek(long id, Duration to) {
        link(id).control(it -> it.seek(to));
    }

    /// @param percent 0 is silent
    /// @throws ReceiverRefused if it does not want to, or is not there
    public void volume(long id, int percent) {
        link(id).control(it -> it.volume(Math.clamp(percent, 0, 100)));
    }

    /// Ends what plays there.
    ///
    /// @throws ReceiverRefused if it does not want to, or is not there
    public void stop(long id) {
        link(id).stop();
    }

    private ReceiverLink link(long id) {
        lock.lock();
        try {
            var receiver =
                    stored().find(id).orElseThrow(() -> new ReceiverRefused(Messages.of("cast.problem.unknown")));
            var known = links.get(id);
            if (known != null && known.reaches(receiver)) return known;
            if (known != null) known.close();
            var renderer = Optional.ofNullable(renderers.get(receiver.kind())).orElseThrow();
            var opened = new ReceiverLink(receiver, renderer, times, _ -> tell());
            links.put(id, opened);
            return opened;
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        lock.lock();
        try {
            publish();
        } finally {
            lock.unlock();
        }
    }

    private void save(ReceiverSettings newer) {
        settings.save(ReceiverSettings.NAME, newer);
        publish();
    }

    private void publish() {
        var newer = stored().receivers().stream()
                .map(one -> new ReceiverStatus(one, state(one.id()), !one.isFound() || present.contains(one.id())))
                .filter(one -> one.present()
                        || one.state().phase().isBusy()
                        || !one.receiver().devices().isEmpty())
                .toList();
        if (!newer.equals(live.get())) live.set(newer);
    }

    private ReceiverState state(long id) {
        return Optional.ofNullable(links.get(id)).map(ReceiverLink::state).orElse(ReceiverState.IDLE);
    }

    private static Receiver checked(Receiver receiver) {
        var name = text(receiver.name(), LONGEST_NAME);
        var address = receiver.address().strip();
        if (name.isEmpty()) throw new ReceiverRefused(Messages.of("cast.problem.name"));
        if (!address.matches("[A-Za-z0-9._:%-]{1," + LONGEST_TEXT + "}"))
            throw new ReceiverRefused(Messages.of("cast.problem.address"));
        if (receiver.port() < 1 || receiver.port() > HIGHEST_PORT)
            throw new ReceiverRefused(Messages.of("cast.problem.port"));
        return receiver.named(name).at(address, receiver.port());
    }

    private static String text(String raw, int longest) {
        var clean = raw.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.length() > longest ? clean.substring(0, longest).strip() : clean;
    }

    /// Lets go of all players; they play on.
    @Override
    public void close() {
        lock.lock();
        try {
            links.values().forEach(ReceiverLink::close);
        } finally {
            lock.unlock();
        }
    }
}

package tv.tributary.ui.health;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import tv.tributary.health.HealthSummary.LostChannel;
import tv.tributary.health.HealthSummary.StreamTally;
import tv.tributary.health.RoundPlan;
import tv.tributary.health.StreamVerdict;
import tv.tributary.job.Job;
import tv.tributary.logo.Thumbnail;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.ProviderId;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.fx.SerialExecutor;
import tv.tributary.ui.fx.UndoToasts;
import tv.tributary.ui.health.HealthModel.Content;
import tv.tributary.ui.health.HealthModel.HealthLook;
import tv.tributary.ui.health.HealthModel.LostEntry;
import tv.tributary.ui.health.HealthModel.PictureEntry;
import tv.tributary.ui.health.HealthModel.TallyEntry;

/// Draws the page about the health of streams in its states, to look at: `HealthGallery FOLDER`.
final class HealthGallery {
    private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

    private HealthGallery() {}

    private static final List<StreamVerdict> BAD = List.of(
            StreamVerdict.BLACK, StreamVerdict.FROZEN, StreamVerdict.SLATE, StreamVerdict.SLATE, StreamVerdict.GONE);

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var home = new Household()) {
            save(folder, home, "empty", 1072, model -> model.content.set(Optional.of(none())));
            save(folder, home, "some", 1072, model -> model.content.set(Optional.of(some())));
            save(folder, home, "narrow", 652, model -> model.content.set(Optional.of(some())));
            save(folder, home, "pictures", 1072, model -> {
                model.content.set(Optional.of(some()));
                model.look.set(HealthLook.PICTURES);
            });
            save(folder, home, "running", 1072, model -> {
                model.content.set(Optional.of(some()));
                model.running.set(Optional.of(new Job.View(
                        1, "Health check", Job.State.RUNNING, 0.42, "5,021 of 11,920 · Aurora News", NOW)));
            });
        }
    }

    private static void save(Path folder, Household home, String name, double width, Consumer<HealthModel> state)
            throws Exception {
        Gallery.save(folder, "health-" + name, width, 720, () -> {
            var model = model(home);
            var view = new HealthView(model, pictures());
            state.accept(model);
            return view;
        });
    }

    static HealthModel model(Household home) {
        return model(home, _ -> {});
    }

    static HealthModel model(Household home, Consumer<Channel> showChannel) {
        var turns = new SerialExecutor(home.background);
        return new HealthModel(
                home.health,
                home.catalog.channels(),
                home.catalog.editor(),
                id -> home.catalog
                        .providers()
                        .find(id)
                        .map(status -> status.provider().name())
                        .orElse(""),
                home.catalog.providers()::connectionsByProvider,
                showChannel,
                home.jobs.views(),
                new UndoToasts(home.catalog.history(), turns, home.background, home.fxBridge, home.toasts),
                turns,
                home.fxBridge,
                home.background);
    }

    private static Content none() {
        return new Content(List.of(), List.of(), List.of(), plan(0), List.of());
    }

    static Content some() {
        return new Content(
                List.of(
                        provider(1, "North Star", new StreamTally(9_120, 2_310, 490), 0.86, 0.79),
                        provider(2, "Kabelhaus Mitte und Umgebung GmbH", new StreamTally(1_420, 32, 0), 0.97, 0.98)),
                List.of(
                        group("Sport", 310, 460, 12),
                        group("UK · Entertainment", 640, 96, 0),
                        group("", 12, 8, 3),
                        group("Nachrichten", 88, 0, 0)),
                List.of(lost(1, "Kanal Fyra", 12, 3), lost(2, "Aurora Regional", 9, 1)),
                plan(12_400),
                IntStream.range(0, 400).mapToObj(HealthGallery::picture).toList());
    }

    private static RoundPlan plan(int streams) {
        return new RoundPlan(streams, 10, Duration.ofMillis(150L * streams));
    }

    private static PictureEntry picture(int at) {
        var verdict = at < BAD.size() ? BAD.get(at) : StreamVerdict.FINE;
        return new PictureEntry(
                new Channel(new ChannelId(at + 1), "Aurora Regional " + at, "Sport", "", "", ""),
                at % 5 + "@0",
                NOW.minus(Duration.ofMinutes(at)),
                verdict);
    }

    /// Five pictures in plain colours.
    static LogoImages pictures() {
        return LogoImages.ofPosters(address -> {
            var image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
            int shade = 40 * (address.charAt(0) - '0') + 30;
            for (int y = 0; y < 180; y++)
                for (int x = 0; x < 320; x++) image.setRGB(x, y, shade << 16 | (x / 2) << 8 | y);
            var out = new ByteArrayOutputStream();
            try {
                ImageIO.write(image, "jpeg", out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Optional.of(Thumbnail.ofJpeg(out.toByteArray()));
        });
    }

    private static TallyEntry provider(long id, String name, StreamTally tally, double from, double to) {
        var trend = IntStream.range(0, 24)
                .mapToObj(day -> from + (to - from) * day / 23 + (day % 3 - 1) * 0.01)
                .toList();
        return new TallyEntry(Optional.of(new ProviderId(id)), name, tally, trend);
    }

    private static TallyEntry group(String name, int playing, int failing, int untested) {
        return new TallyEntry(Optional.empty(), name, new StreamTally(playing, failing, untested), List.of());
    }

    private static LostEntry lost(long id, String name, int days, int streams) {
        return new LostEntry(
                new LostChannel(new ChannelId(id), NOW.minus(Duration.ofDays(days)), streams),
                new Channel(new ChannelId(id), name, "Sport", "", "1", ""));
    }
}

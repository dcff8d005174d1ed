package tv.tributary.ui.mediaservers;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import tv.tributary.job.Job;
import tv.tributary.library.export.ExportPlan;
import tv.tributary.library.export.ExportPlan.FileChange;
import tv.tributary.library.export.ExportPlan.PlannedChange;
import tv.tributary.library.export.ExportSettings;
import tv.tributary.library.export.ExportStatus;
import tv.tributary.library.export.ExportStatus.ExportResult;
import tv.tributary.model.Title.TitleCategory;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.testkit.Gallery;
import tv.tributary.text.LocalizableMessage;
import tv.tributary.ui.mediaservers.ExportForm.Choices;
import tv.tributary.ui.mediaservers.ExportForm.ServerChoice;
import tv.tributary.ui.mediaservers.ExportsModel.ExportEntry;
import tv.tributary.ui.mediaservers.ExportsModel.ExportPreview;

/// Draws the page for media servers in its states, to look at: `MediaServersGallery FOLDER`.
final class MediaServersGallery {
    private MediaServersGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var sample = new SampleExports()) {
            Gallery.save(
                    folder,
                    "exports-empty",
                    1000,
                    700,
                    () -> view(sample, model -> model.entries.set(Optional.of(List.of()))));
            Gallery.save(folder, "exports-some", 1188, 760, () -> view(sample, MediaServersGallery::fill));
            Gallery.save(folder, "exports-form", 1188, 1800, () -> view(sample, MediaServersGallery::form));
            Gallery.save(folder, "exports-form-small", 860, 540, () -> view(sample, MediaServersGallery::form));
            Gallery.save(folder, "exports-preview", 1188, 860, () -> view(sample, MediaServersGallery::preview));
        }
    }

    private static MediaServersView view(SampleExports sample, Consumer<ExportsModel> state) {
        var model = sample.model();
        var view = new MediaServersView(model, new ReadOnlyStringWrapper("http://192.168.1.20:9188/dav/k4m2t9w7x3/"));
        state.accept(model);
        return view;
    }

    private static void form(ExportsModel model) {
        fill(model);
        var choices = new Choices(
                List.of(
                        new TitleCategory(TitleKind.MOVIE, "Action", 2_310),
                        new TitleCategory(TitleKind.MOVIE, "DE | Komödie", 812),
                        new TitleCategory(TitleKind.MOVIE, "Kids", 1_044),
                        new TitleCategory(TitleKind.SERIES, "Netflix", 640),
                        new TitleCategory(TitleKind.SERIES, "", 12)),
                Map.of("de", 400, "en", 3_000, "", 20),
                Map.of());
        var form = new ExportForm(Optional.of(1L), settings("Living room", "/srv/media/jellyfin"), choices);
        form.categories.get(2).folder().set("Kids");
        form.categories.get(1).included().set(false);
        form.server.set(ServerChoice.JELLYFIN);
        form.serverAddress.set("http://192.168.1.30:8096");
        form.serverKey.set("0123456789");
        model.form.set(Optional.of(form));
    }

    private static void preview(ExportsModel model) {
        fill(model);
        var changes = new ArrayList<PlannedChange>();
        for (var n = 1; n < 40; n++) {
            var name = "Dark River - Part " + n + " (" + (1980 + n) + ") [tmdbid-" + (n * 131) + "]";
            changes.add(new PlannedChange(
                    "Movies/" + name + "/" + name + ".strm",
                    n % 9 == 0 ? FileChange.REMOVE : n % 7 == 0 ? FileChange.CHANGE : FileChange.ADD));
        }
        changes.add(3, new PlannedChange("Movies/Alien (1979)/Alien (1979).nfo", FileChange.EDITED));
        changes.add(5, new PlannedChange("Movies/Heat (1995)/Heat (1995).strm", FileChange.WAIT));
        model.preview.set(Optional.of(new ExportPreview(
                model.entries.get().orElseThrow().getFirst(),
                Optional.of(new ExportPlan(
                        changes,
                        Map.of(
                                FileChange.ADD, 34,
                                FileChange.CHANGE, 5,
                                FileChange.REMOVE, 4,
                                FileChange.KEEP, 38_210))))));
    }

    private static void fill(ExportsModel model) {
        model.entries.set(Optional.of(List.of(
                entry(
                        1,
                        settings("Living room", "/srv/media/jellyfin"),
                        ExportResult.DONE,
                        "212 new, 3 changed, 1 removed, 39,884 kept. Jellyfin was told.",
                        Optional.empty()),
                entry(
                        2,
                        settings("Kodi upstairs", "/mnt/nas/films").withAutomatic(false),
                        ExportResult.FAILED,
                        "/mnt/nas/films is not the folder that was written before. Is the drive connected? If you"
                                + " emptied it yourself, run the export by hand.",
                        Optional.empty()),
                entry(
                        3,
                        settings("Everything", "/srv/media/all"),
                        ExportResult.NEVER,
                        "",
                        Optional.of(new Job.View(
                                7,
                                "Write Everything",
                                Job.State.RUNNING,
                                0.4,
                                "8,000 titles looked through, 15,870 files written",
                                Instant.EPOCH))))));
    }

    private static ExportSettings settings(String name, String folder) {
        return ExportSettings.of(name, folder, "http://192.168.1.20:9188");
    }

    private static ExportEntry entry(
            long id, ExportSettings settings, ExportResult result, String words, Optional<Job.View> job) {
        var at = result == ExportResult.NEVER
                ? Optional.<Instant>empty()
                : Optional.of(Instant.parse("2026-11-30T08:15:00Z"));
        return new ExportEntry(
                new ExportStatus(id, settings, result, at, 212, 3, 1, 39_884, LocalizableMessage.verbatim(words)), job);
    }
}

package tv.tributary.ui.mediaservers;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import tv.tributary.library.export.ExportStatus.ExportResult;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.control.EntryCard.Action;
import tv.tributary.ui.mediaservers.ExportsModel.ExportEntry;

/// The card of an export: name, folder, last result, progress, actions.
final class ExportCard {
    private ExportCard() {}

    /// @param remover asks before it removes
    static EntryCard<ExportEntry> of(ExportsModel model, ExportEntry entry, Consumer<ExportEntry> remover) {
        return new EntryCard<>(entry, ExportEntry::name)
                .note(ExportCard::place)
                .fact(ExportCard::result, shown -> shown.status().result() == ExportResult.FAILED)
                .note(shown -> shown.status().at().map(ExportCard::runAt).orElse(""))
                .toggle("exports.automatic", shown -> shown.status().settings().automatic(), model::runAfterSyncs)
                .button(new Action<>(
                        "mdi2e-eye-outline", "exports.preview", List.of(KeyCode.P), _ -> true, model::preview))
                .button(new Action<>(
                        "mdi2f-folder-download-outline",
                        "exports.run",
                        List.of(KeyCode.F5),
                        shown -> shown.job().isEmpty(),
                        model::run))
                .actions(List.of(
                        new Action<>(
                                "mdi2p-pencil-outline",
                                "exports.edit",
                                List.of(KeyCode.ENTER, KeyCode.F2),
                                _ -> true,
                                model::edit),
                        new Action<>(
                                "mdi2d-delete-outline", "exports.remove", List.of(KeyCode.DELETE), _ -> true, remover)))
                .progress(ExportEntry::job, model::cancel);
    }

    private static String place(ExportEntry entry) {
        var settings = entry.status().settings();
        return Messages.of("exports.place", Messages.of(settings.style()), settings.folder());
    }

    private static String result(ExportEntry entry) {
        var status = entry.status();
        return status.result() == ExportResult.NEVER ? Messages.of("exports.never-run") : status.words();
    }

    private static String runAt(Instant at) {
        return Messages.of(
                "exports.run-at",
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withZone(ZoneId.systemDefault())
                        .format(at));
    }
}

package tv.tributary.library.export;

import java.util.Optional;
import tv.tributary.text.Messages;
import tv.tributary.text.UserMessage;

/// Thrown for settings of an export that cannot be taken.
public final class InvalidExport extends RuntimeException implements UserMessage {
    private static final long serialVersionUID = 1;

    private final ExportProblem problem;

    public InvalidExport(ExportProblem problem) {
        super(problem.name());
        this.problem = problem;
    }

    public ExportProblem problem() {
        return problem;
    }

    @Override
    public Optional<String> words() {
        return Optional.of(Messages.of(problem));
    }

    /// Problems of the settings. `text` holds the words.
    public enum ExportProblem {
        NAME_MISSING,
        NAME_TAKEN,
        FOLDER_MISSING,
        /// Neither a path nor one that says where it begins.
        FOLDER_BAD,
        /// The root of a drive, or a folder that this program keeps its own data in.
        FOLDER_UNSUITABLE,
        FOLDER_NOT_WRITABLE,
        /// In another export's folder, or around it.
        FOLDER_SHARED,
        SUBFOLDER_BAD,
        ADDRESS_BAD,
        NOTHING_CHOSEN,
        YEARS_BAD,
        RATING_BAD,
        SERVER_ADDRESS_BAD
    }
}

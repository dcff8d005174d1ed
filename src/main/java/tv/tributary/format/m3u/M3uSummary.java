package tv.tributary.format.m3u;

import java.util.List;
import java.util.Map;
import tv.tributary.format.document.ContentKind;

/// A summary of a playlist that was read to its end.
///
/// @param header the attributes of its `#EXTM3U` line
/// @param guides the guide URLs the header names, in its order, each once
/// @param entries how many entries it had
/// @param problems the first 100 problems
/// @param problemCounts how many there are of each kind
/// @param content what its first bytes looked like
/// @param shape what the document looks like as a whole
public record M3uSummary(
        Map<String, String> header,
        List<String> guides,
        long entries,
        List<M3uProblem> problems,
        Map<M3uProblem.Kind, Long> problemCounts,
        ContentKind content,
        Shape shape) {
    public M3uSummary {
        header = Map.copyOf(header);
        guides = List.copyOf(guides);
        problems = List.copyOf(problems);
        problemCounts = Map.copyOf(problemCounts);
    }

    /// How many problems there are of all kinds.
    public long problemCount() {
        return problemCounts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many problems there are of one kind.
    public long problemCount(M3uProblem.Kind kind) {
        return problemCounts.getOrDefault(kind, 0L);
    }

    M3uSummary withShape(Shape other) {
        return new M3uSummary(header, guides, entries, problems, problemCounts, content, other);
    }

    /// The shape of the whole document.
    public enum Shape {
        PLAYLIST,
        /// A web page, an error text or another kind of document; [M3uSummary#content] may tell which.
        NOT_A_PLAYLIST,
        /// A single stream, of which nothing is known but that.
        STREAM,
        /// Nothing, or a header without entries.
        EMPTY,
        /// Compressed data ended early, or the last entry is cut off.
        TRUNCATED,
        /// Compressed data that becomes larger than any list; it was not read to its end.
        TOO_LARGE
    }
}

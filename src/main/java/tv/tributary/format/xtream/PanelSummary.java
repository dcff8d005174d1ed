package tv.tributary.format.xtream;

import java.util.List;

/// A summary of a panel's list that was read to its end.
///
/// @param items how many could be read, each id once
/// @param position characters before the place where it ended
/// @param problems the first of them
/// @param problemCount how many there are
public record PanelSummary(ListShape shape, int items, long position, List<PanelProblem> problems, int problemCount) {
    public PanelSummary {
        problems = List.copyOf(problems);
    }
}

package tv.tributary.catalog.edit;

import java.util.List;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.edit.EditTransaction.EditResult;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.catalog.lineup.InsertionPoint.Side;
import tv.tributary.catalog.lineup.LineupCache;
import tv.tributary.catalog.lineup.PlaylistMove;
import tv.tributary.model.ChannelId;
import tv.tributary.store.EditSession;
import tv.tributary.store.UserDecision;
import tv.tributary.store.UserDecision.What;
import tv.tributary.text.Messages;

/// The user's order of channels. Thread-safe.
final class OrderEdits {
    private final EditTransaction editTransaction;
    private final LineupCache lineupCache;

    OrderEdits(EditTransaction editTransaction, LineupCache lineupCache) {
        this.editTransaction = editTransaction;
        this.lineupCache = lineupCache;
    }

    EditResult move(List<ChannelId> channels, InsertionPoint<ChannelId> point) {
        return editTransaction.edit(editSession -> {
            var ids = EditTransaction.present(editSession, channels);
            var target =
                    EditTransaction.present(editSession, List.of(point.item())).getFirst();
            var playlist = lineupCache.lineup().list(ChannelQuery.all().with(Sight.BOTH));
            var move = PlaylistMove.of(
                            playlist,
                            ids.stream().map(ChannelId::new).toList(),
                            new InsertionPoint<>(new ChannelId(target), point.side()))
                    .orElseThrow(() -> new EditRefused(EditProblem.CHANNEL_GONE));
            apply(editSession, move);
            var notes = move.joining().isEmpty()
                    ? List.<String>of()
                    : List.of(Messages.of("order.joined", move.joining().size(), move.group()));
            return EditTransaction.told(
                    editSession,
                    point.side() == Side.BEFORE ? EditKind.MOVE_BEFORE : EditKind.MOVE_BEHIND,
                    editTransaction.name(ids.getFirst()),
                    editTransaction.name(target),
                    ids.size(),
                    ids,
                    notes);
        });
    }

    private static void apply(EditSession editSession, PlaylistMove move) {
        move.positions().forEach((channel, position) -> {
            var decision = UserDecision.of(What.PLACE, channel.value());
            position.ifPresentOrElse(
                    there -> editSession.set(decision, there.text()), () -> editSession.clear(decision));
        });
        for (var channel : move.joining()) editSession.set(UserDecision.of(What.GROUP, channel.value()), move.group());
    }
}

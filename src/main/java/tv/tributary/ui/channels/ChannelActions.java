package tv.tributary.ui.channels;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.InsertionPoint;
import tv.tributary.catalog.lineup.InsertionPoint.Step;
import tv.tributary.model.ChannelId;
import tv.tributary.text.Messages;
import tv.tributary.ui.preview.Preview;

/// Actions on the selected channels, from keys, menus and buttons; asks for missing input first.
final class ChannelActions {
    /// More than these are merged only after a question.
    static final int MANY = 20;

    private final ChannelsModel model;
    private final ChannelEdits edits;
    private final Preview preview;
    private final ChannelDialogs channelDialogs;

    ChannelActions(ChannelsModel model, ChannelEdits edits, Preview preview, ChannelDialogs channelDialogs) {
        this.model = model;
        this.edits = edits;
        this.preview = preview;
        this.channelDialogs = channelDialogs;
    }

    ChannelEdits edits() {
        return edits;
    }

    void play() {
        rows().stream().findFirst().ifPresent(row -> preview.play(row.channel()));
    }

    /// A click on a channel while another one plays changes to it: one picture, one heading.
    void zap() {
        if (rows().size() == 1 && preview.target().getValue().isPresent()) play();
    }

    void openInBrowser() {
        ids().stream().findFirst().ifPresent(preview.sharing()::openInBrowser);
    }

    /// Asks to which player in the home it is to be sent.
    void send() {
        rows().stream().findFirst().ifPresent(row -> preview.send(row.channel()));
    }

    void copyStream() {
        ids().stream().findFirst().ifPresent(preview.sharing()::copyStream);
    }

    void copyHls() {
        ids().stream().findFirst().ifPresent(preview.sharing()::copyHls);
    }

    /// In place, or by a rule for many.
    void rename() {
        if (rows().size() == 1) model.edit(rows().getFirst(), ChannelColumn.NAME);
        else if (!rows().isEmpty()) channelDialogs.forRule(ids(), edits);
    }

    /// In place, or from a number on for many.
    void renumber() {
        if (rows().size() == 1) model.edit(rows().getFirst(), ChannelColumn.NUMBER);
        else if (!rows().isEmpty()) {
            var ids = ids();
            channelDialogs.forNumber(ids.size(), first -> edits.renumber(ids, first));
        }
    }

    void group() {
        if (rows().isEmpty()) return;
        var ids = ids();
        var now = rows().getFirst().channel().group();
        channelDialogs.forText(
                Messages.of("channels.ask.group", ids.size()),
                now,
                model.groups,
                group -> edits.moveToGroup(ids, group));
    }

    void merge() {
        merge(ids(), rows().isEmpty() ? "" : rows().getFirst().channel().name());
    }

    /// So many are seldom one channel: a slip of the hand is more likely.
    private void merge(List<ChannelId> ids, String into) {
        if (ids.size() <= MANY) edits.merge(ids);
        else
            channelDialogs.confirm(
                    Messages.of("channels.ask.merge", ids.size(), into),
                    Messages.of("channels.ask.merge.note"),
                    Messages.of("channels.ask.merge.do"),
                    () -> edits.merge(ids));
    }

    /// The chosen become part of another one.
    void mergeInto(ChannelRow target) {
        var all = new ArrayList<ChannelId>();
        all.add(target.channel().id());
        all.addAll(ids());
        merge(all, target.channel().name());
    }

    /// Puts the chosen beside another one in the playlist.
    void move(InsertionPoint<ChannelId> point) {
        if (!rows().isEmpty()) edits.move(ids(), point);
    }

    /// Moves the chosen within the list, where that shows the playlist's order.
    void move(Step step) {
        if (rows().isEmpty()) return;
        if (model.inPlaylistOrder.get()) edits.move(ids(), model.listing(), step);
        else edits.offerPlaylistOrder(model::showPlaylistOrder);
    }

    /// Asks beside which channel.
    void moveTo() {
        if (rows().isEmpty()) return;
        var ids = ids();
        channelDialogs.forPlace(ids.size(), model::find, point -> edits.move(ids, point));
    }

    void ownPlace() {
        if (!rows().isEmpty()) edits.ownPlace(ids());
    }

    /// True while a change of many channels is in progress.
    ReadOnlyBooleanProperty slow() {
        return edits.slow.getReadOnlyProperty();
    }

    void neverTogether() {
        if (rows().size() == 2) edits.neverTogether(ids().getFirst(), ids().getLast());
    }

    /// Makes the chosen favourites; those that all are, no more.
    void favourite() {
        favourite(rows());
    }

    void favourite(List<ChannelRow> rows) {
        if (!rows.isEmpty()) edits.toggleFavourites(ids(rows));
    }

    /// The same for those that are chosen now, whatever is chosen when it is run.
    Runnable star() {
        var rows = rows();
        return () -> favourite(rows);
    }

    void hide() {
        if (rows().stream().allMatch(ChannelRow::hidden)) return;
        model.mayLeave();
        edits.hide(ids());
    }

    void show() {
        if (rows().stream().noneMatch(ChannelRow::hidden)) return;
        model.mayLeave();
        edits.show(ids());
    }

    void ownName() {
        if (!rows().isEmpty()) edits.ownName(ids());
    }

    void ownNumber() {
        if (!rows().isEmpty()) edits.ownNumber(ids());
    }

    void ownGroup() {
        if (!rows().isEmpty()) edits.ownGroup(ids());
    }

    /// Runs the action of a key in the list of channels.
    ///
    /// @return whether it meant something
    boolean onKey(KeyEvent event) {
        if (event.isShortcutDown()) return onShortcut(event);
        if (event.isAltDown()) return onAlt(event);
        switch (event.getCode()) {
            case F2 -> rename();
            case F3 -> renumber();
            case DELETE -> hide();
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean onAlt(KeyEvent event) {
        switch (event.getCode()) {
            case UP -> move(Step.UP);
            case DOWN -> move(Step.DOWN);
            case HOME -> move(Step.FIRST);
            case END -> move(Step.LAST);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean onShortcut(KeyEvent event) {
        switch (event.getCode()) {
            case M -> {
                if (event.isShiftDown()) moveTo();
                else merge();
            }
            case G -> group();
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Undo and redo.
    boolean onWay(KeyEvent event) {
        var again = event.getCode() == KeyCode.Y || (event.getCode() == KeyCode.Z && event.isShiftDown());
        if (!again && event.getCode() != KeyCode.Z) return false;
        if (again) edits.redo();
        else edits.undo();
        return true;
    }

    private List<ChannelRow> rows() {
        return model.chosenNow();
    }

    private List<ChannelId> ids() {
        return ids(rows());
    }

    private static List<ChannelId> ids(List<ChannelRow> rows) {
        return rows.stream().map(row -> row.channel().id()).toList();
    }
}

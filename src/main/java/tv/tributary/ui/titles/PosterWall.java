package tv.tributary.ui.titles;

import tv.tributary.text.Messages;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.control.Poster;
import tv.tributary.ui.control.TileWall;

/// The titles as a wall of posters; only those in sight are asked for.
final class PosterWall extends TileWall<PosterTile> {
    private final TitlesModel model;
    private final LogoImages posters;
    private final Runnable onOpen;

    /// @param onOpen shows the title the keyboard is on
    PosterWall(TitlesModel model, LogoImages posters, Runnable onOpen) {
        super(PosterTile.LEAST_WIDTH);
        this.model = model;
        this.posters = posters;
        this.onOpen = onOpen;
        model.rows.subscribe(_ -> {
            arrange();
            if (model.cursor.get() == 0) revealFirst();
        });
        model.cursor.subscribe(_ -> update());
        model.seen.subscribe(_ -> refresh());
    }

    @Override
    protected int count() {
        return model.rows.get().size();
    }

    @Override
    protected double tileHeight(double width) {
        return Math.floor(width * Poster.SHAPE) + PosterTile.WORDS_HEIGHT;
    }

    @Override
    protected PosterTile createTile() {
        return new PosterTile(posters);
    }

    @Override
    protected void fill(PosterTile tile, int index, double width) {
        tile.setTileWidth(width);
        var row = model.rows.get().get(index);
        var share = model.seen.get().getOrDefault(row.id(), 0.0);
        tile.show(row, index, index == model.cursor.get(), share);
    }

    @Override
    protected void clear(PosterTile tile) {
        tile.showNothing();
    }

    @Override
    protected int cursor() {
        return model.cursor.get();
    }

    @Override
    protected void moveTo(int index) {
        model.moveTo(index);
    }

    @Override
    protected void open() {
        onOpen.run();
    }

    @Override
    protected String spoken() {
        return model.current().map(PosterTile::spoken).orElseGet(() -> Messages.of("titles.wall"));
    }
}

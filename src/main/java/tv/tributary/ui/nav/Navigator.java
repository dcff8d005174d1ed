package tv.tributary.ui.nav;

/// How a page asks to go elsewhere. FX thread only.
@FunctionalInterface
public interface Navigator {
    void go(Place place);
}

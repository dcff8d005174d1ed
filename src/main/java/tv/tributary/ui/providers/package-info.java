/// The page of providers: add, edit, test, sync, review, remove.
///
/// `Desktop` makes [ProvidersPage]; nothing else is for outside. FX thread only; facades are asked off it.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.providers;

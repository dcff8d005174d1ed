/// The window around the pages: navigation rail, status bar, toasts, command palette, theme, and what closing means.
/// [tv.tributary.ui.Desktop] builds it; pages reach it only through Navigator and Toasts. FX thread only.
@org.jspecify.annotations.NullMarked
package tv.tributary.ui.shell;

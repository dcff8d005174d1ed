/// Channel logos: downloaded when first shown, kept as thumbnails on disk that may be deleted at any time. Their
/// addresses come from providers' lists and are not trusted. Callers use [Logos] only, on virtual threads.
@org.jspecify.annotations.NullMarked
package tv.tributary.logo;

using NetVips;

namespace Marketplace.Modules.Products;

/// <summary>The native library that decodes pictures.</summary>
public static class PictureLibrary
{
    /// <summary>Why libvips cannot be used, and what to do; null when it can.</summary>
    public static string? Fault =>
        ModuleInitializer.VipsInitialized
            ? null
            : "libvips, which decodes product pictures, cannot be loaded. "
                + "Its files come with the build for Linux (glibc), macOS and Windows on x64 and arm64; elsewhere, "
                + "Alpine for example, install libvips 8.18 with the system's packages.";
}

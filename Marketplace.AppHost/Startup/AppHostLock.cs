using Marketplace.ServiceDefaults;

namespace Marketplace.AppHost.Startup;

/// <summary>Keeps a second AppHost away from the data directory of a running one.</summary>
/// <remarks>The database server has a lock of its own, which it waits for: after a crash of the AppHost the former
/// server needs some seconds to end.</remarks>
internal static class AppHostLock
{
    /// <summary>Takes the lock.</summary>
    /// <exception cref="CannotStartException">Another AppHost holds it.</exception>
    internal static IDisposable Take(string root)
    {
        Directory.CreateDirectory(root);
        try
        {
            return new FileStream(
                Path.Combine(root, "apphost.lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException exception)
        {
            throw new CannotStartException(
                $"another AppHost uses {root}. Stop it, or choose another directory with --data DIR.",
                exception
            );
        }
    }
}

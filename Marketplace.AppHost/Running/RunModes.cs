namespace Marketplace.AppHost.Running;

/// <summary>Chooses how database and cache run.</summary>
internal static class RunModes
{
    /// <summary>What the command line forces, else containers where a container runtime answers.</summary>
    internal static RunMode Choose(RunOptions options)
    {
        if (options.Mode is { } forced)
            return forced;
        if (ContainerRuntime.FindAnswering() is { } runtime)
        {
            Console.WriteLine($"Database and cache run in containers: {runtime} answers (--executables avoids it).");
            return RunMode.Containers;
        }

        Console.WriteLine("Database and cache run as processes: no container runtime answers.");
        return RunMode.Executables;
    }
}

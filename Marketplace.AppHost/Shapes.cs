namespace Marketplace.AppHost;

/// <summary>What the marketplace stands on.</summary>
public enum Shape
{
    /// <summary>Plain containers, on a developer's machine and on a server of one's own.</summary>
    Containers,

    /// <summary>Processes, where there is no container engine.</summary>
    Portable,
}

/// <summary>Reads the wanted shape from the command line.</summary>
public static class Shapes
{
    /// <summary><c>--shape containers|portable</c>, or <c>--portable</c>.</summary>
    public static Shape Choose(IDistributedApplicationBuilder builder, string[] args)
    {
        var word = args.Contains("--portable")
            ? nameof(Shape.Portable)
            : builder.Configuration["shape"] ?? nameof(Shape.Containers);
        if (!Enum.TryParse<Shape>(word, ignoreCase: true, out var shape) || !Enum.IsDefined(shape))
            throw new InvalidOperationException($"--shape {word} is not known: containers or portable.");
        if (shape != Shape.Portable && builder.ExecutionContext.IsRunMode && !HasContainerEngine())
            Console.Error.WriteLine(
                "No container engine was found on the PATH (docker or podman). Start one, or run with: aspire run -- --portable"
            );
        return shape;
    }

    private static bool HasContainerEngine() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(directory =>
                new[] { "docker", "docker.exe", "podman", "podman.exe" }.Select(name => Path.Combine(directory, name))
            )
            .Any(File.Exists);
}

namespace Marketplace.Standalone;

/// <summary>The product refused a step of the simulation that it must allow, or something never happened.</summary>
public sealed class SimulationFailedException(string message) : Exception(message);

namespace Marketplace.Foundation;

/// <summary>Thrown by a job that did all of its work and found something people must look at. The run is recorded as
/// finished with findings, with exactly this message.</summary>
public sealed class JobFindingsException(string message) : Exception(message);

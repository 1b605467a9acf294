// How the connections of the database are shared. Azure allows a number that depends on the server's size and keeps
// some for itself; whoever asks for one more is refused. A test adds up what the file gives away.

@export()
@description('By size of the server: connections in all, and for each host its replicas at most and the connections of each.')
var sizes = loadJsonContent('../database-sizes.json')

@export()
@description('Connections that Azure keeps for itself.')
var reserved = 15

// Pulumi provider that makes the active node of an Oracle Session Border Controller (SBC) high-availability pair declarative.
package oraclesbc

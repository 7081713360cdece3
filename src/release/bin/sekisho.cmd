@echo off
rem Sekisho on Windows: the service, or one of its commands. Needs Java 25 or newer in JAVA_HOME or on the path.
rem JVM_HEAP is the heap of the service, 1g where it is not set.
setlocal
if not defined JVM_HEAP set "JVM_HEAP=1g"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -Xmx%JVM_HEAP% -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -XX:+ExitOnOutOfMemoryError -XX:-HeapDumpOnOutOfMemoryError -XX:-CreateCoredumpOnCrash -XX:ErrorFile=NUL -XX:+DisableAttachMechanism -jar "%~dp0..\quarkus-app\quarkus-run.jar" %*
exit /b %ERRORLEVEL%
